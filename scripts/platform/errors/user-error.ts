/**
 * A mistake of the user, not a bug. It is printed as one line that ends with the command that fixes it. If a file has
 * several mistakes, each has its own line, and the last line ends with the command.
 */
export class UserError extends Error {
  override readonly name = 'UserError';

  /**
   * @param problem what is wrong, without a full stop, or a question
   * @param remedy the command that fixes it
   */
  constructor(problem: string, remedy: string) {
    super(`${problem}${problem.endsWith('?') ? '' : '.'} Try: ${remedy}`);
  }
}

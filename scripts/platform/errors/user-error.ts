/**
 * A mistake of the user's, not a bug: printed as one line that ends with the command that mends it. Where a file of theirs
 * has several mistakes, each has its own line and the last one ends so.
 */
export class UserError extends Error {
  override readonly name = 'UserError';

  /**
   * @param problem what is wrong, without a full stop, or a question
   * @param remedy the command that mends it
   */
  constructor(problem: string, remedy: string) {
    super(`${problem}${problem.endsWith('?') ? '' : '.'} Try: ${remedy}`);
  }
}

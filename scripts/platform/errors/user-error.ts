import { withoutControls } from '../control-characters.ts';

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
    // A message may contain file names that strangers have chosen. They must not control the terminal.
    super(withoutControls(`${problem}${problem.endsWith('?') ? '' : '.'} Try: ${remedy}`, '\u2409'));
  }
}

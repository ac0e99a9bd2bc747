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
    super(withoutCommands(`${problem}${problem.endsWith('?') ? '' : '.'} Try: ${remedy}`));
  }
}

/** A message may name files that strangers have named. Their names must not control the terminal. */
function withoutCommands(text: string): string {
  // oxlint-disable-next-line no-control-regex
  const controls = /[\0-\u0009\u000B-\u001F]/g;
  const others = /[\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
  return text
    .replaceAll(controls, (char) => String.fromCodePoint(0x24_00 + char.charCodeAt(0)))
    .replaceAll(others, '\uFFFD');
}

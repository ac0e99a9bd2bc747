import { UserError } from '../errors/user-error.ts';

/** An option whose value is a whole number. */
export interface NumberOption {
  /** Its name without the dashes: `seeds`. */
  option: string;
  /** The smallest value that is allowed; 1 by default. */
  from?: number;
  /** The command that fixes a wrong value. */
  remedy: string;
}

/**
 * Reads a non-negative integer from a command line. With `NaN`, 0 or a fraction, a command would run nothing, or less
 * than it says.
 *
 * @throws {UserError} if it contains anything but digits, or is too small or too large
 */
export function readWholeNumber(text: string, { option, from = 1, remedy }: NumberOption): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= from && number < 2 ** 31) return number;
  const shown = text === '' ? '""' : text;
  throw new UserError(
    `--${option} ${shown} is not ${from === 1 ? 'a positive integer' : `an integer from ${from}`}`,
    remedy,
  );
}

/**
 * A parser for an option of a command whose value is a non-negative integer.
 *
 * @param remedy the command that fixes a wrong value
 */
export function wholeNumber(option: string, remedy: string, from = 1): (text: string) => number {
  return (text) => readWholeNumber(text, { option, from, remedy });
}

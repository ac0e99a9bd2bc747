import { UserError } from '../../platform/errors/user-error.ts';

/** A mistake in a file that a teacher wrote. */
export interface Diagnostic {
  /** The file, as the teacher named it. */
  file: string;
  /** Counted from 1. */
  line: number;
  /** What is wrong there, without a full stop. */
  text: string;
}

/** A command with more information about the files of a course. */
export const showMore = 'npm run grade -- --help';

/** All mistakes as one error: one line each, file by file in the order of their lines. */
export function diagnosticsError(mistakes: readonly Diagnostic[]): UserError {
  const files = [...new Set(mistakes.map(({ file }) => file))];
  const lines = mistakes
    .toSorted((a, b) => files.indexOf(a.file) - files.indexOf(b.file) || a.line - b.line)
    .map(({ file, line, text }) => `${file}:${line}: ${text}`);
  return new UserError(lines.join('\n'), showMore);
}

import { readFileSync } from 'node:fs';
import { isWriteError } from './errors/fs-errors.ts';
import { replaceFile } from './replace-file.ts';
import { shownPath } from './shown-path.ts';

/** What could not be written, by path. It is kept until this process ends, so that the learner can continue. */
const unsaved = new Map<string, UnsavedFile>();

interface UnsavedFile {
  text: string | undefined;
  /** The error code of the system: `EACCES`. */
  code: string;
  /** The file exists, but its content is unknown. */
  unread?: true;
}

/** Replaces a file of the learner's state, or keeps the text in memory if the folder is not writable. */
export function writeStateFile(path: string, text: string): void {
  // This notes in `unsaved` if the file exists but cannot be read.
  readStateFile(path);
  const before = unsaved.get(path);
  if (before?.unread) {
    // Writing now would destroy the content that could not be read.
    unsaved.set(path, { ...before, text });
    return;
  }
  try {
    replaceFile(path, text);
    unsaved.delete(path);
  } catch (error) {
    if (!isWriteError(error)) throw error;
    unsaved.set(path, { text, code: error.code });
  }
}

/** The text of a file of the learner's state. Undefined if it does not exist or cannot be read. */
export function readStateFile(path: string): string | undefined {
  if (unsaved.has(path)) return unsaved.get(path)?.text;
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isWriteError(error)) unsaved.set(path, { text: undefined, code: error.code, unread: true });
    else if (!isAbsent(error)) throw error;
    return undefined;
  }
}

/** The line that says what is not saved and why. Undefined if everything is fine. */
export function persistenceWarning(): string | undefined {
  const [path] = [...unsaved.keys()].toSorted((a, b) => Number(isProgress(b)) - Number(isProgress(a)));
  if (path === undefined) return undefined;
  const cost = isProgress(path) ? 'your progress is not saved' : 'every kata runs again each time';
  const why = unsaved.get(path)?.code;
  return `${shownPath(path)} cannot be written (${why}): you can continue, but ${cost}. Try: npm run doctor`;
}

function isProgress(path: string): boolean {
  return path.endsWith('progress.txt');
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

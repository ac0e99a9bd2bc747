import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { UserError } from '../../../platform/errors/user-error.ts';
import { lastOpened } from '../../../progress/last-opened.ts';
import { reverseStatuses } from '../../../progress/reverse-status.ts';
import { readProgress } from '../../../progress/progress-file.ts';
import type { KataStatus } from '../../../progress/kata-status.ts';
import { readHistory, upToNow } from './history.ts';
import { generator, progressPage } from './progress-page.ts';

/**
 * Writes the progress page.
 *
 * @param file the target, relative to the current folder
 * @returns the path, relative to the current folder if it is inside that
 * @throws {UserError} if there is no such folder, or another file would be overwritten
 */
export function writePage(book: readonly KataStatus[], file: string, now: Date, root: string): string {
  const path = resolve(file);
  const remedy = 'npm run progress -- --html progress.html';
  if (!isFolder(dirname(path))) throw new UserError(`There is no folder ${dirname(file)}`, remedy);
  if (isFolder(path)) throw new UserError(`${file} is a folder`, remedy);
  if (existsSync(path) && !readFileSync(path, 'utf8').includes(`content="${generator}"`))
    throw new UserError(`${file} already exists and is not a progress page, so it was not overwritten`, remedy);
  const history = upToNow(readHistory(root), book, now);
  writeFileSync(
    path,
    progressPage({
      book,
      entries: readProgress(root),
      history,
      now,
      reverse: reverseStatuses(root),
      at: lastOpened(root),
    }),
  );
  const short = relative(process.cwd(), path);
  return short.startsWith('..') ? path : short;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

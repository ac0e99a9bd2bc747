import { closeSync, existsSync, openSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isWriteError } from '../../platform/errors/fs-errors.ts';
import { isStarterPath } from '../../kata/paths.ts';
import type { Facts } from './facts.ts';

/** The places for a learner's work and progress that cannot be written. */
export function unwritable(root: string): Facts['unwritable'] {
  const katas = readdirSync(join(root, 'katas'), { recursive: true, encoding: 'utf8' });
  const starters = katas.map((path) => `katas/${path.replaceAll('\\', '/')}`).filter(isStarterPath);
  return [
    ...['.', '.cache', '.attempts', 'katas'].flatMap((path) => writeProblem(root, path, tryFolder)),
    ...['progress.txt', ...starters].flatMap((path) => writeProblem(root, path, tryFile)),
  ];
}

/** Why a path cannot be written: one element, or none if it can be written or does not exist. */
function writeProblem(root: string, path: string, attempt: (absolute: string) => void): Facts['unwritable'] {
  const absolute = join(root, path);
  if (!existsSync(absolute)) return [];
  try {
    attempt(absolute);
    return [];
  } catch (error) {
    if (!isWriteError(error)) throw error;
    return [{ path, code: error.code, mine: process.getuid?.() === statSync(absolute).uid }];
  }
}

/** Writes a file and deletes it, because permissions alone do not show that a disk is read-only or full. */
function tryFolder(absolute: string): void {
  const probe = join(absolute, `.doctor-${process.pid}`);
  writeFileSync(probe, 'May be deleted.\n');
  rmSync(probe);
}

/** Opens a file for writing, and writes nothing. */
function tryFile(absolute: string): void {
  closeSync(openSync(absolute, 'r+'));
}

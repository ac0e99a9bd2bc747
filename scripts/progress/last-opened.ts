import { join } from 'node:path';
import { writeStateFile, readStateFile } from '../platform/state-file.ts';

/** Remembers on this machine which kata is open. */
export function rememberOpened(slug: string, root: string): void {
  writeStateFile(pathIn(root), `${slug}\n`);
}

/**
 * Slug of the kata that was opened last. The kata may no longer exist. Undefined if there was none, or if it is
 * unknown.
 */
export function lastOpened(root: string): string | undefined {
  return readStateFile(pathIn(root))?.trim() || undefined;
}

function pathIn(root: string): string {
  return join(root, '.cache', 'opened.txt');
}

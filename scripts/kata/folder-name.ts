import { basename } from 'node:path';
import type { Kata } from './catalog.ts';

/** The name of a kata's folder: `54-specification`. A reverse kata shares it with its kata, and has another slug. */
export function folderName({ folder }: Pick<Kata, 'folder'>): string {
  return basename(folder);
}

import { existsSync, statSync } from 'node:fs';
import nodePath from 'node:path';
import type { Plugin } from 'vite';
import { toForwardSlashes } from '../../katas/support/paths.ts';
import type { Disk } from '../../katas/support/target.ts';
import { packedFiles } from './pack.ts';

/** The disk as if the packed files were on it, for everything that looks for a kata's files. */
export function diskWithPacks(root: string): Disk {
  const has = (path: string) => packedFiles(root).has(toForwardSlashes(path));
  return {
    path: nodePath,
    isFile: (path) => has(path) || (statSync(path, { throwIfNoEntry: false })?.isFile() ?? false),
    exists: (path) =>
      existsSync(path) ||
      has(path) ||
      [...packedFiles(root).keys()].some((file) => file.startsWith(`${toForwardSlashes(path)}/`)),
  };
}

/** Loads packed files as if they were on the disk. */
export function packPlugin(root: string): Plugin {
  return {
    name: 'packed-solutions',
    enforce: 'pre',
    // A path may begin at the root. Vite would look it up on the disk.
    resolveId(specifier) {
      const [path = '', query] = toForwardSlashes(specifier).split('?');
      const file = [path, `${toForwardSlashes(root)}${path}`].find((one) => packedFiles(root).has(one));
      return file === undefined ? null : `${file}${query === undefined ? '' : `?${query}`}`;
    },
    load: (id) => packedFiles(root).get(toForwardSlashes(id.split('?')[0] ?? id)) ?? null,
  };
}

import { askGit } from '../git.ts';
import type { Tree } from '../update/tree.ts';

/** The texts of files of a tree by path, all asked for at once. */
export function readBlobs(root: string, files: Tree): Map<string, string> {
  const ids = [...files.values()].map((leaf) => leaf.split(' ')[1] ?? '');
  const { bytes } = askGit(root, ['cat-file', '--batch'], { input: `${ids.join('\n')}\n` });
  let at = 0;
  return new Map(
    [...files.keys()].map((path) => {
      const line = bytes.indexOf('\n', at);
      const size = Number(bytes.toString('utf8', at, line).split(' ')[2]);
      const text = bytes.toString('utf8', line + 1, line + 1 + size);
      at = line + 1 + size + 1;
      return [path, text];
    }),
  );
}

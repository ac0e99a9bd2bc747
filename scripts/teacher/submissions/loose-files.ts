import type { Kata } from '../../kata/catalog.ts';
import { isWithin } from './assign-folders.ts';
import type { FileTree } from './file-tree.ts';
import { originalName, type LooseFile } from './kata-layout.ts';

/** Files outside of any workbook that look like a kata's. */
export interface LooseFiles {
  /** The files with a name of a kata's file. */
  files: readonly LooseFile[];
  /** The folders that contain them, or that contain the kata's folder with them. */
  folders: readonly string[];
  /** TypeScript files with other names. */
  unknown: readonly string[];
}

/**
 * Finds files by their names.
 *
 * @param katas whose files count
 * @param uploadedName the name that a file at the top of the download had when it was uploaded
 */
export function looseFiles(
  tree: Pick<FileTree, 'entries' | 'workbooks'>,
  katas: readonly Kata[],
  uploadedName: (path: string, name: string) => string = (_, name) => name,
): LooseFiles {
  const known = new Set(katas.flatMap(({ files }) => files));
  const slugs = new Set(katas.map(({ slug }) => slug));
  const workbooks = new Set(tree.workbooks);
  const files: LooseFile[] = [];
  const folders = new Set<string>();
  const unknown: string[] = [];
  for (const [path, { kind }] of tree.entries) {
    if (kind === 'folder' || !/\.ts$/i.test(path) || isIgnored(path) || isWithin(path, workbooks)) continue;
    const parts = path.split('/');
    const name = originalName(uploadedName(path, parts.at(-1) ?? ''), known);
    if (known.has(name)) {
      files.push({ path, name });
      const depth = slugs.has(parts.at(-2) ?? '') ? 2 : 1;
      folders.add(parts.slice(0, -depth).join('/'));
    } else if (!/\.(d|test|model|config)\.ts$/.test(name)) unknown.push(path);
  }
  return { files, folders: [...folders], unknown };
}

function isIgnored(path: string): boolean {
  return /(^|\/)(\.git|node_modules|__MACOSX)\//.test(path);
}

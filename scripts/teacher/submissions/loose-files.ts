import type { Kata } from '../../kata/catalog.ts';
import { folderName } from '../../kata/folder-name.ts';
import { folderOf, isWithin } from './assign-folders.ts';
import type { ArchiveEntry } from './archive-entry.ts';
import { workbooksIn } from './file-tree.ts';
import { locateKata, originalName, type KataLocation, type LooseFile } from './kata-layout.ts';
import { pathsOf } from './submission.ts';

/** Files outside of any workbook that look like a kata's. */
export interface LooseFiles {
  /** The files with a name of a kata's file. */
  files: readonly LooseFile[];
  /** The folders that contain them, or that contain the kata's folder with them. */
  folders: readonly string[];
  /** TypeScript files with other names. */
  unknown: readonly LooseFile[];
}

/**
 * Finds the files that may belong to a kata, by their names.
 *
 * @param katas whose files count
 * @param uploadedName the name that a file at the top of the download had when it was uploaded
 */
export function looseFiles(
  tree: { entries: ReadonlyMap<string, Pick<ArchiveEntry, 'kind'>>; workbooks: readonly string[] },
  katas: readonly Kata[],
  uploadedName: (path: string, name: string) => string = (_, name) => name,
): LooseFiles {
  const known = new Set(katas.flatMap(({ files }) => files));
  const slugs = new Set(katas.map(folderName));
  const workbooks = new Set(tree.workbooks);
  const files: LooseFile[] = [];
  const folders = new Set<string>();
  const unknown: LooseFile[] = [];
  for (const [path, { kind }] of tree.entries) {
    if (kind === 'folder' || !/\.ts$/i.test(path) || isIgnored(path) || isWithin(path, workbooks)) continue;
    const parts = path.split('/');
    const name = originalName(uploadedName(path, parts.at(-1) ?? ''), known);
    if (known.has(name)) {
      files.push({ path, name });
      const depth = slugs.has(parts.at(-2) ?? '') ? 2 : 1;
      folders.add(parts.slice(0, -depth).join('/'));
    } else if (!/\.(d|test|model|config)\.ts$/.test(name)) unknown.push({ path, name });
  }
  return { files, folders: [...folders], unknown };
}

/**
 * Where katas are in a repository that has no folder `katas` at its top: in a workbook in one of its folders, or by
 * their names.
 *
 * @param paths of all its files
 * @returns by the katas' slugs; a kata that is nowhere is absent
 */
export function locateInPaths(paths: readonly string[], katas: readonly Kata[]): Map<string, KataLocation> {
  const entries = new Map(paths.filter(Boolean).map((path) => [path, { kind: 'file' as const }]));
  const workbooks = workbooksIn(entries);
  const outer = workbooks.filter((folder) => !isWithin(folderOf(folder), new Set(workbooks)));
  const { files } = looseFiles({ entries, workbooks }, katas);
  return new Map(
    katas.flatMap((kata) => {
      if (outer.length > 1) {
        const unclear = `There is more than one folder with katas: ${outer.slice(0, 5).join(', ')}`;
        return [[kata.slug, { unclear }] as const];
      }
      const [workbook] = outer;
      const inWorkbook = new Map([...pathsOf(kata)].map(([name, path]) => [name, `${workbook}/${path}`]));
      const isThere = workbook !== undefined && [...inWorkbook.values()].some((path) => entries.has(path));
      const place = isThere ? { paths: inWorkbook } : locateKata(kata, files, katas);
      return place === undefined ? [] : [[kata.slug, place] as const];
    }),
  );
}

function isIgnored(path: string): boolean {
  return /(^|\/)(\.git|node_modules|__MACOSX)\//.test(path);
}

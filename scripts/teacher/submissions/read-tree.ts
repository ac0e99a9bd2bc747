import type { Kata } from '../../kata/catalog.ts';
import { HelperSearch } from '../../kata/helper-files.ts';
import { folderOf, isWithin, pathPrefixes } from './assign-folders.ts';
import { kataFilesIn, readHelperInTree, readInTree } from './file-tree.ts';
import type { FoundPlaces, OwnedPlace } from './find-places.ts';
import { locateKata, originalName, type LooseFile } from './kata-layout.ts';
import type { ExpandedTree } from './nested-archives.ts';
import { withHint } from './renamed-folder.ts';
import { missing, pathsOf, readSubmittedFiles, unreadable, withHelpers, type SubmittedFiles } from './submission.ts';

/** What a place contains. */
export interface PlaceContent {
  /** Files with the names of katas' files, outside of any workbook. */
  kataFiles: LooseFile[];
  /** Other TypeScript files outside of any workbook, which may be helper files. */
  otherScripts: LooseFile[];
  /** The names of all files, without their folders. */
  names: string[];
}

/** Reads a kata's files from a place that is not a repository on disk. */
export async function readFromTree(
  tree: ExpandedTree,
  place: OwnedPlace,
  { kataFiles, otherScripts, names }: PlaceContent,
  kata: Kata,
  katas: readonly Kata[],
): Promise<SubmittedFiles> {
  const [workbook] = place.folders;
  if (workbook !== undefined) {
    const readHelper = (path: string) => readHelperInTree(tree, workbook, path);
    const files = await readFromFolder(tree, workbook, pathsOf(kata), kata, readHelper);
    if (files.files.size > 0 || kataFiles.length === 0)
      return withHint(files, kata, async () => kataFilesIn(tree, workbook));
  }
  const location = locateKata(kata, kataFiles, katas);
  if (location !== undefined && 'unclear' in location) {
    return { files: new Map(), problem: missing(`${location.unclear}.`) };
  }
  if (location !== undefined) {
    const readHelper = (path: string, name: string) =>
      readLooseHelper(tree, [...kataFiles, ...otherScripts], path, name);
    return readFromFolder(tree, '', location.paths, kata, readHelper);
  }
  if (kataFiles.length > 0) return { files: new Map(), problem: missing(`${kata.files.join(', ')}: not handed in.`) };
  return unreadable(whyNotGraded(tree, place, names));
}

async function readFromFolder(
  tree: ExpandedTree,
  root: string,
  paths: ReadonlyMap<string, string>,
  kata: Kata,
  readHelper: (path: string, name: string) => Promise<Buffer | string>,
): Promise<SubmittedFiles> {
  const found = new Map<string, Buffer | string>();
  for (const [name, path] of paths) {
    // One after the other, so that only one of them is unpacked at a time.
    // oxlint-disable-next-line no-await-in-loop
    found.set(name, await readInTree(tree, root, path));
  }
  const files = readSubmittedFiles(kata, (_, name) => found.get(name) ?? 'is not handed in', paths);
  const search = new HelperSearch(files.files, paths);
  for (let wanted = search.next(); wanted.size > 0; wanted = search.next()) {
    // oxlint-disable-next-line no-await-in-loop
    for (const [name, path] of wanted) search.add(name, await readHelper(path, name));
  }
  return withHelpers(files, search);
}

/** Reads a helper file outside of a workbook: the one next to its importer, or else the only one of this name. */
async function readLooseHelper(
  tree: ExpandedTree,
  files: readonly LooseFile[],
  path: string,
  name: string,
): Promise<Buffer | string> {
  const sameName = files.filter((file) => originalName(file.name, new Set([name])) === name);
  const near = sameName.filter((file) => folderOf(file.path) === folderOf(path));
  const [first, second] = near.length > 0 ? near : sameName;
  if (first === undefined) return 'is not handed in';
  if (second !== undefined) return `there is more than one: ${first.path}, ${second.path}`;
  return readHelperInTree(tree, '', first.path);
}

/** Sorts all files by place in one pass, because there may be many of both. */
export function contentOf(
  { entries, archives }: ExpandedTree,
  { places, loose }: FoundPlaces,
): Map<OwnedPlace, PlaceContent> {
  const empty = (): PlaceContent => ({ kataFiles: [], otherScripts: [], names: [] });
  const content = new Map(places.map((place) => [place, empty()]));
  const byPath = new Map<string, OwnedPlace[]>();
  for (const place of places)
    for (const folder of place.roots) byPath.set(folder, [...(byPath.get(folder) ?? []), place]);
  // Several students may have handed in the same folder together.
  const contentAt = (path: string) =>
    ['', ...pathPrefixes(path)].flatMap((folder) =>
      (byPath.get(folder) ?? []).flatMap((place) => content.get(place) ?? []),
    );
  for (const file of loose.files) for (const one of contentAt(file.path)) one.kataFiles.push(file);
  for (const file of loose.unknown) for (const one of contentAt(file.path)) one.otherScripts.push(file);
  const opened = new Set(archives);
  for (const [path, { kind }] of entries) {
    if (kind !== 'folder' && !opened.has(path)) for (const one of contentAt(path)) one.names.push(lastOf(path));
  }
  return content;
}

/** Why nothing of a place can be graded. */
function whyNotGraded({ broken }: ExpandedTree, { roots }: OwnedPlace, names: readonly string[]): string {
  const rootSet = new Set(roots);
  const unreadableArchives = [...broken]
    .filter(([path]) => isWithin(path, rootSet))
    .map(([path, why]) => `${lastOf(path)} (${why})`);
  if (unreadableArchives.length > 0) return `An archive cannot be read: ${unreadableArchives.slice(0, 3).join(', ')}.`;
  if (names.length === 0) return 'The submission is empty.';
  const more = names.length > 3 ? `, and ${names.length - 3} more` : '';
  return `It has no files of the course's katas, only ${names.slice(0, 3).join(', ')}${more}.`;
}

function lastOf(path: string): string {
  return path.split('/').at(-1) ?? path;
}

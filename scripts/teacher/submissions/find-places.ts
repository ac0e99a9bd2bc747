import type { Kata } from '../../kata/catalog.ts';
import { archiveStem } from './archive.ts';
import {
  assignFolders,
  folderOf,
  isInside,
  isWithin,
  looseOfStudents,
  pathPrefixes,
  strayPaths,
  type Place,
} from './assign-folders.ts';
import { metadataName, readGradescopeMetadata } from './gradescope-metadata.ts';
import { looseFiles, type LooseFiles } from './loose-files.ts';
import type { ExpandedTree } from './nested-archives.ts';
import { platformOf, type Owner, type Platform } from './platforms.ts';

/** A student's place, with what the platform knows about the student. */
export type OwnedPlace = Place & Partial<Owner>;

/** Whose work is where. */
export interface FoundPlaces {
  places: readonly OwnedPlace[];
  loose: LooseFiles;
  /** The topmost paths that belong to nobody. */
  stray: readonly string[];
  /** Absent if the names at the top are those of no platform. */
  platform?: Platform;
}

/** The maximum size of Gradescope's file about a class, in bytes. It contains everything that the tests have printed. */
const metadataCap = 128 * 1024 * 1024;

/** How many parts of a path are searched for the folder of the class. */
const maxTopDepth = 5;

/**
 * Finds the students' places in a tree.
 *
 * @param katas of the course, whose files count without a folder `katas`
 */
export async function findPlaces(tree: ExpandedTree, katas: readonly Kata[]): Promise<FoundPlaces> {
  const { top, names } = topOf(tree);
  const inTop = (name: string) => (top === '' ? name : `${top}/${name}`);
  const platform = tree.workbooks.includes('')
    ? undefined
    : platformOf(names, await readMetadata(tree, inTop(metadataName)));
  const uploadedName = (path: string, name: string) =>
    platform !== undefined && path === inTop(name) ? platform.uploadedName(name) : name;
  const loose = looseFiles(tree, katas, uploadedName);
  if (platform === undefined) return placesByLayout(tree, loose);
  const workbooks = tree.workbooks;
  const owned = new Map(platform.owners.flatMap((owner) => owner.entries.map((name) => [inTop(name), owner] as const)));
  // How many parts the path of an owner's entry has.
  const entryDepth = inTop('x').split('/').length;
  const workbooksByOwner = new Map<Owner, string[]>();
  for (const folder of workbooks) {
    const owner = owned.get(folder.split('/').slice(0, entryDepth).join('/'));
    if (owner !== undefined) workbooksByOwner.set(owner, [...(workbooksByOwner.get(owner) ?? []), folder]);
  }
  const places = platform.owners.map((owner): OwnedPlace => ({
    ...owner,
    roots: owner.entries.map(inTop),
    folders: outermost(workbooksByOwner.get(owner) ?? []),
  }));
  const stray = names.filter((name) => !owned.has(inTop(name)) && name !== metadataName).map(inTop);
  return { places, loose, stray, platform };
}

/** Finds places by where the work is, because no platform is known. */
function placesByLayout(tree: ExpandedTree, loose: LooseFiles): FoundPlaces {
  const folders = looseOfStudents(loose.folders, [...tree.workbooks, ...tree.withGit.filter(Boolean)]);
  const works = new Set([...tree.workbooks, ...folders]);
  const onTheWay = new Set([...works].flatMap(pathPrefixes));
  // An archive without any work also belongs to somebody, who would otherwise seem to have handed in nothing.
  const emptyArchives = new Set(tree.archives.filter((path) => !isWithin(path, works) && !onTheWay.has(path)));
  const outermostEmpty = new Set([...emptyArchives].filter((path) => !isWithin(folderOf(path), emptyArchives)));
  const found = { withKatas: tree.workbooks, withGit: tree.withGit, loose: [...folders, ...outermostEmpty] };
  const places = assignFolders(found, tree.name);
  const hasWork = places.some(({ roots }) => roots.some((path) => !outermostEmpty.has(path)));
  const counts = countPlaces(places);
  // Other files in one student's archive are not reported.
  const ownArchives = new Set(tree.archives.filter((path) => (counts.get(path) ?? 0) < 2));
  const paths = [...tree.entries.keys()].filter((path) => !isWithin(folderOf(path), ownArchives));
  return {
    places: hasWork || tree.broken.size > 0 ? merged(places) : [],
    loose,
    stray: [...strayPaths(paths, places), ...tree.outside],
  };
}

/** How many students have work in each folder. */
function countPlaces(places: readonly Place[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const folder of places.flatMap(({ roots }) => [...new Set(roots.flatMap(pathPrefixes))])) {
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return counts;
}

/** Puts places such as `0004` and `0004.zip` together, because without the ending their ids are the same. */
function merged(places: readonly Place[]): Place[] {
  const byId = new Map<string, Place>();
  for (const { id: name, roots, folders } of places) {
    const id = archiveStem(name);
    const known = byId.get(id);
    byId.set(id, {
      id,
      roots: [...(known?.roots ?? []), ...roots],
      folders: [...(known?.folders ?? []), ...folders],
    });
  }
  return [...byId.values()];
}

/** The folder whose entries are named after the students. It may be inside folders that contain nothing else. */
function topOf({ entries, workbooks }: ExpandedTree): { top: string; names: string[] } {
  const children = new Map<string, Set<string>>();
  for (const path of entries.keys()) {
    const parts = path.split('/');
    for (const [depth, part] of parts.slice(0, maxTopDepth).entries()) {
      const parent = parts.slice(0, depth).join('/');
      if (!/^(\.DS_Store|__MACOSX|\.git|Thumbs\.db|desktop\.ini)$/.test(part)) {
        children.set(parent, (children.get(parent) ?? new Set()).add(part));
      }
    }
  }
  let top = '';
  for (;;) {
    const names = [...(children.get(top) ?? [])];
    const [only = ''] = names;
    const inner = top === '' ? only : `${top}/${only}`;
    const isWrapper = names.length === 1 && platformOf(names) === undefined && children.has(inner);
    if (!isWrapper || workbooks.includes(top)) return { top, names };
    top = inner;
  }
}

async function readMetadata(tree: ExpandedTree, path: string): Promise<ReturnType<typeof readGradescopeMetadata>> {
  const entry = tree.entries.get(path);
  if (entry?.kind !== 'file') return new Map();
  try {
    return readGradescopeMetadata((await entry.read(metadataCap)).toString('utf8'));
  } catch {
    return new Map();
  }
}

function outermost(folders: readonly string[]): string[] {
  return folders.filter((folder) => !folders.some((other) => other !== folder && isInside(other, folder)));
}

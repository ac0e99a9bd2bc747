/** Where the work of one student is. */
export interface Place {
  /** The student: the name of a folder or an archive. */
  id: string;
  /** Folders and files that contain all work of this student, as paths from where the search began, which is `''`. */
  roots: readonly string[];
  /** Folders with a workbook or a repository of this student. Several make it unclear which one counts. */
  folders: readonly string[];
}

/** Folders that look like submissions, as paths from where the search began. */
export interface FoundFolders {
  withKatas: readonly string[];
  withGit: readonly string[];
  /** Folders with a kata's file or a kata's folder, but without a folder `katas`, and archives. */
  loose?: readonly string[];
}

/** Entries of `katas` that only the workbook has. */
export const workbookEntry = /^(\d\d-[a-z].*|support|README\.md|starters\.json)$/;

/**
 * Assigns the folders with work to students. There may be more folders between the class and a student's katas: one
 * around all of them, or folders between the student's name and the work.
 *
 * @param rootName the name of the folder where the search began
 */
export function assignFolders(found: FoundFolders, rootName: string): Place[] {
  const clones = clonesIn(found);
  const certain = [...found.withKatas, ...clones];
  const loose = found.loose ?? [];
  const all = outermost([...certain, ...loose]);
  const [only] = all;
  const outermostCertain = new Set(outermost(certain));
  const ifCertain = (folder: string) => (outermostCertain.has(folder) ? [folder] : []);
  if (all.length === 1 && only !== undefined) {
    return [{ id: only.split('/').at(-1) || rootName, roots: [only], folders: ifCertain(only) }];
  }
  const depth = commonFolders(all);
  const byId = new Map<string, string[]>();
  for (const folder of all) {
    const id = folder.split('/')[depth] ?? '';
    byId.set(id, [...(byId.get(id) ?? []), folder]);
  }
  return [...byId].map(([id, roots]) => ({ id, roots, folders: roots.flatMap(ifCertain) }));
}

/**
 * The repositories that belong to one student. A repository with the whole class belongs to nobody. In a student's
 * repository, the workbook may be in a subfolder.
 */
export function clonesIn({ withKatas, withGit, loose = [] }: FoundFolders): string[] {
  const isWorkbook = new Set(withKatas);
  const repositoriesInside = countInside(withGit);
  const workbooksInside = countInside(outermost(withKatas));
  const children = childrenOf([...withKatas, ...loose]);
  const works = [...new Set([...withKatas, ...withGit, ...loose])];
  const worksInside = countInside(works);
  const isWork = new Set(works);
  // Whether there is work that is neither in the folder nor on the way to it.
  const hasWorkElsewhere = (folder: string) => {
    const onTheWay = pathPrefixes(folder).filter((prefix) => isWork.has(prefix)).length + (isWork.has('') ? 1 : 0);
    return folder !== '' && works.length > (worksInside.get(folder) ?? 0) + onTheWay;
  };
  return withGit.filter((folder) => {
    if (isWorkbook.has(folder)) return true;
    if (repositoriesInside.has(folder)) return false;
    const inner = Math.max(workbooksInside.get(folder) ?? 0, children.get(folder)?.size ?? 0);
    return inner <= 1 || hasWorkElsewhere(folder);
  });
}

/** The loose folders without those that contain several students' work. A kata's file directly in one is nobody's. */
export function looseOfStudents(loose: readonly string[], certain: readonly string[]): string[] {
  const children = childrenOf([...certain, ...loose]);
  return loose.filter((folder) => (children.get(folder)?.size ?? 0) < 2);
}

/** For each folder that contains some of these folders: how many. A folder does not contain itself. */
function countInside(folders: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const folder of folders)
    for (const parent of parentsOf(folder)) counts.set(parent, (counts.get(parent) ?? 0) + 1);
  return counts;
}

/** For each folder that contains some of these folders: the names of its children on the way to them. */
function childrenOf(folders: readonly string[]): Map<string, Set<string>> {
  const children = new Map<string, Set<string>>();
  for (const folder of folders) {
    const parts = folder.split('/');
    for (const [depth, parent] of parentsOf(folder).entries()) {
      children.set(parent, (children.get(parent) ?? new Set()).add(parts[depth] ?? ''));
    }
  }
  return children;
}

/** All parent folders of a folder, from where the search began (`''`) inwards. */
function parentsOf(folder: string): string[] {
  return folder === '' ? [] : ['', ...pathPrefixes(folder).slice(0, -1)];
}

/** The folders that are in none of the others: a copy inside a folder with work is part of that work. */
function outermost(folders: readonly string[]): string[] {
  const all = [...new Set(folders)].toSorted();
  const outer = new Set<string>();
  for (const folder of all.toSorted((a, b) => a.length - b.length)) if (!isWithin(folder, outer)) outer.add(folder);
  return all.filter((folder) => outer.has(folder));
}

/** The topmost paths outside every student's work, without duplicates. */
export function strayPaths(paths: readonly string[], places: readonly Place[]): string[] {
  const taken = new Set(places.flatMap(({ roots }) => roots));
  if (taken.has('')) return [];
  const parents = new Set([...taken].flatMap((folder) => pathPrefixes(folder).slice(0, -1)));
  const stray = paths.flatMap((path) => pathPrefixes(path).find((beginning) => !parents.has(beginning)) ?? []);
  return [...new Set(stray)].filter((path) => !taken.has(path)).toSorted();
}

/** The folder that contains a path, separated by `/`. Empty for a path without one. */
export function folderOf(path: string): string {
  return path.split('/').slice(0, -1).join('/');
}

/** `a`, `a/b` and `a/b/c` of `a/b/c`. */
export function pathPrefixes(path: string): string[] {
  const parts = path.split('/');
  return parts.map((_, i) => parts.slice(0, i + 1).join('/'));
}

/** Whether a path is one of some folders, or in one of them. */
export function isWithin(path: string, folders: ReadonlySet<string>): boolean {
  return folders.has('') || pathPrefixes(path).some((prefix) => folders.has(prefix));
}

/** Whether a path is a folder, or in it. */
export function isInside(folder: string, path: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}

/** The number of leading folders that all paths have in common. */
function commonFolders(paths: readonly string[]): number {
  const [first = [], ...others] = paths.map((path) => path.split('/'));
  return Math.max(
    0,
    first.findIndex((part, i) => others.some((other) => other[i] !== part)),
  );
}

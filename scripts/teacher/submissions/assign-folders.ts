/** The work of one student. */
export interface Place {
  /** The student: the name of a folder or an archive. */
  id: string;
  /** Folders and files with everything of this student, as paths from the start of the search. Empty for the start. */
  within: readonly string[];
  /** Folders with a workbook or a repository of this student. Several make it unclear which one counts. */
  folders: readonly string[];
}

/** Folders that look like submissions, as paths from the start of the search. */
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
 * @param own the name of the folder where the search began
 */
export function assignFolders(found: FoundFolders, own: string): Place[] {
  const clones = clonesIn(found);
  const firm = [...found.withKatas, ...clones];
  const loose = found.loose ?? [];
  const all = outermost([...firm, ...loose]);
  const [only] = all;
  const firmOnes = new Set(outermost(firm));
  const folders = (within: string) => (firmOnes.has(within) ? [within] : []);
  if (all.length === 1 && only !== undefined) {
    return [{ id: only.split('/').at(-1) || own, within: [only], folders: folders(only) }];
  }
  const around = commonFolders(all);
  const byId = new Map<string, string[]>();
  for (const folder of all) {
    const id = folder.split('/')[around] ?? '';
    byId.set(id, [...(byId.get(id) ?? []), folder]);
  }
  return [...byId].map(([id, within]) => ({ id, within, folders: within.flatMap(folders) }));
}

/**
 * The repositories that are a student's. A whole class can be a repository, which then belongs to nobody. A student's
 * may have the workbook in a folder of its own.
 */
export function clonesIn({ withKatas, withGit, loose = [] }: FoundFolders): string[] {
  const own = new Set(withKatas);
  const repositories = countInside(withGit);
  const workbooks = countInside(outermost(withKatas));
  const children = childrenOf([...withKatas, ...loose]);
  const works = [...new Set([...withKatas, ...withGit, ...loose])];
  const all = countInside(works);
  const isWork = new Set(works);
  const hasOthers = (folder: string) => {
    const around = pathPrefixes(folder).filter((way) => isWork.has(way)).length + (isWork.has('') ? 1 : 0);
    return folder !== '' && works.length > (all.get(folder) ?? 0) + around;
  };
  return withGit.filter((folder) => {
    if (own.has(folder)) return true;
    if (repositories.has(folder)) return false;
    const inner = Math.max(workbooks.get(folder) ?? 0, children.get(folder)?.size ?? 0);
    return inner <= 1 || hasOthers(folder);
  });
}

/** Leaves out folders of several students. A kata's file that is next to these belongs to nobody. */
export function looseOfStudents(loose: readonly string[], firm: readonly string[]): string[] {
  const children = childrenOf([...firm, ...loose]);
  return loose.filter((folder) => (children.get(folder)?.size ?? 0) < 2);
}

/** How many of the folders are inside each folder, itself not included. */
function countInside(folders: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const folder of folders) for (const way of above(folder)) counts.set(way, (counts.get(way) ?? 0) + 1);
  return counts;
}

/** The names of the next folder on the way from each folder to those inside it. */
function childrenOf(folders: readonly string[]): Map<string, Set<string>> {
  const children = new Map<string, Set<string>>();
  for (const folder of folders) {
    const parts = folder.split('/');
    for (const [depth, way] of above(folder).entries()) {
      children.set(way, (children.get(way) ?? new Set()).add(parts[depth] ?? ''));
    }
  }
  return children;
}

/** The parent folders of a folder, from the start of the search on. */
function above(folder: string): string[] {
  return folder === '' ? [] : ['', ...pathPrefixes(folder).slice(0, -1)];
}

/** Copies inside a folder with work are part of it. */
function outermost(folders: readonly string[]): string[] {
  const all = [...new Set(folders)].toSorted();
  const kept = new Set<string>();
  for (const folder of all.toSorted((a, b) => a.length - b.length)) if (!isWithin(folder, kept)) kept.add(folder);
  return all.filter((folder) => kept.has(folder));
}

/** Top-most paths outside every student's work, without duplicates. */
export function strayPaths(paths: readonly string[], places: readonly Place[]): string[] {
  const theirs = new Set(places.flatMap(({ within }) => within));
  if (theirs.has('')) return [];
  const onTheWay = new Set([...theirs].flatMap((folder) => pathPrefixes(folder).slice(0, -1)));
  const stray = paths.flatMap((path) => pathPrefixes(path).find((beginning) => !onTheWay.has(beginning)) ?? []);
  return [...new Set(stray)].filter((path) => !theirs.has(path)).toSorted();
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
  return folders.has('') || pathPrefixes(path).some((way) => folders.has(way));
}

/** Whether a path is a folder, or in it. */
export function isInside(folder: string, path: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}

/** How many folders all of the paths begin with. */
function commonFolders(paths: readonly string[]): number {
  const [first = [], ...others] = paths.map((path) => path.split('/'));
  return Math.max(
    0,
    first.findIndex((part, i) => others.some((other) => other[i] !== part)),
  );
}

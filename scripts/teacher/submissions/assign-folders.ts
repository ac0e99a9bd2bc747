/** A folder with the katas of one student. */
export interface Place {
  /** The student: the name of a folder. */
  id: string;
  /** Path from the start of the search, separated by `/`. Empty for the start itself. */
  folder: string;
  /** Other folders with katas of the same student, which make it unclear which one counts. */
  rivals: readonly string[];
}

/** Folders that look like submissions, as paths from the start of the search. */
export interface Found {
  withKatas: readonly string[];
  withGit: readonly string[];
}

/** Entries of `katas` that only the workbook has. */
export const workbookEntry = /^(\d\d-[a-z].*|support|README\.md|starters\.json)$/;

/**
 * Assigns the folders with katas to students. There may be more folders between the class and a student's katas: one
 * around all of them, or the clone inside a folder with the student's name.
 *
 * @param own the name of the folder where the search began
 */
export function assignFolders({ withKatas, withGit }: Found, own: string): Place[] {
  const within = (outer: string, inner: string) => inner !== outer && (outer === '' || inner.startsWith(`${outer}/`));
  // A whole class can be a git repository. Its own folder then belongs to nobody.
  const emptied = withGit.filter((folder) => !withKatas.some((other) => within(folder, other)));
  const all = [...new Set([...withKatas, ...emptied])].toSorted();
  // Copies inside a clone are part of it.
  const outermost = all.filter((folder) => !all.some((other) => within(other, folder)));
  const [only] = outermost;
  if (outermost.length === 1 && only !== undefined) {
    return [{ id: only.split('/').at(-1) || own, folder: only, rivals: [] }];
  }
  const around = commonFolders(outermost);
  const byId = new Map<string, string[]>();
  for (const folder of outermost) {
    const id = folder.split('/')[around] ?? '';
    byId.set(id, [...(byId.get(id) ?? []), folder]);
  }
  return [...byId].map(([id, [folder = '', ...rivals]]) => ({ id, folder, rivals }));
}

/** Top-most paths outside every student's folder, without duplicates. */
export function strayPaths(paths: readonly string[], places: readonly Place[]): string[] {
  const theirs = new Set(places.flatMap(({ folder, rivals }) => [folder, ...rivals]));
  const onTheWay = new Set([...theirs].flatMap((folder) => pathPrefixes(folder).slice(0, -1)));
  const stray = paths.flatMap((path) => {
    if (theirs.has('')) return [];
    return pathPrefixes(path).find((beginning) => !onTheWay.has(beginning)) ?? [];
  });
  return [...new Set(stray)].filter((path) => !theirs.has(path)).toSorted();
}

/** `a`, `a/b` and `a/b/c` of `a/b/c`. */
export function pathPrefixes(path: string): string[] {
  const parts = path.split('/');
  return parts.map((_, i) => parts.slice(0, i + 1).join('/'));
}

/** How many folders all of the paths begin with. */
function commonFolders(paths: readonly string[]): number {
  const [first = [], ...others] = paths.map((path) => path.split('/'));
  return Math.max(
    0,
    first.findIndex((part, i) => others.some((other) => other[i] !== part)),
  );
}

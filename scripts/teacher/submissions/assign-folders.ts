/** A folder that holds somebody's katas. */
export interface Place {
  /** Whose it is: the name of a folder. */
  id: string;
  /** Path from where the search began, parted by `/`; empty where that is it. */
  folder: string;
  /** Other folders with katas that are the same student's, so that nobody can say which one counts. */
  rivals: readonly string[];
}

/** Folders that look like somebody's, as paths from where the search began. */
export interface Found {
  withKatas: readonly string[];
  withGit: readonly string[];
}

/** Below `katas`, what only the workbook has there. */
export const workbookEntry = /^(\d\d-[a-z].*|support|README\.md|starters\.json)$/;

/**
 * Tells whose the folders are that hold katas. Between the folder of all and a student's katas there may be more: one
 * folder around all of them, or the clone inside a folder with the student's name.
 *
 * @param own the name of where the search began
 */
export function assignFolders({ withKatas, withGit }: Found, own: string): Place[] {
  const within = (outer: string, inner: string) => inner !== outer && (outer === '' || inner.startsWith(`${outer}/`));
  // A class can be kept in git as a whole; then its own folder is nobody's.
  const emptied = withGit.filter((folder) => !withKatas.some((other) => within(folder, other)));
  const all = [...new Set([...withKatas, ...emptied])].toSorted();
  // Copies inside a clone are a part of it.
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

import type { Kata } from '../../kata/catalog.ts';
import { folderName } from '../../kata/folder-name.ts';

/** Files that could belong to a kata, without the folder `katas`. */
export interface LooseFile {
  /** The full path. */
  path: string;
  /** Its name, as the student probably had it before a platform or a browser changed it. */
  name: string;
}

/** Where a kata's files are: the path of each by its name. Or what makes that unclear. */
export type KataLocation = { paths: ReadonlyMap<string, string> } | { unclear: string };

/**
 * Finds a kata's files without the folder `katas`: in a folder with the kata's name, or else by their own names.
 *
 * @param files all files of the student
 * @param katas that the files may belong to
 * @returns undefined if there are none
 */
export function locateKata(kata: Kata, files: readonly LooseFile[], katas: readonly Kata[]): KataLocation | undefined {
  const named = files.filter(({ name }) => kata.files.includes(name));
  const inFolder = named.filter(({ path }) => folderAbove(path) === folderName(kata));
  const others = new Set(katas.map(folderName).filter((name) => name !== folderName(kata)));
  const loose = named.filter(({ path }) => !others.has(folderAbove(path)));
  const candidates = inFolder.length > 0 ? inFolder : loose;
  if (candidates.length === 0) return undefined;
  const byName = new Map<string, LooseFile[]>();
  for (const file of candidates) byName.set(file.name, [...(byName.get(file.name) ?? []), file]);
  for (const [name, [first, second]] of byName) {
    if (first && second) return { unclear: `There is more than one ${name}: ${first.path}, ${second.path}` };
  }
  const rival = inFolder.length > 0 ? undefined : sharedFile(kata, candidates, files, katas);
  return rival === undefined
    ? { paths: new Map(candidates.map(({ name, path }) => [name, path])) }
    : { unclear: rival };
}

/**
 * The name that a file probably had. Canvas appends `-1` to a file that was handed in again, and browsers ` (1)` to one
 * that was downloaded again.
 *
 * @param known the names of all katas' files
 */
export function originalName(name: string, known: ReadonlySet<string>): string {
  if (known.has(name)) return name;
  const stripped = name.replace(/(?:-\d+| ?\(\d+\))(?=\.ts$)/, '');
  const lower = stripped.toLowerCase();
  return known.has(stripped) || !known.has(lower) ? stripped : lower;
}

/** The problem if a file has the name of another kata's file as well, and nothing tells which kata is meant. */
function sharedFile(
  kata: Kata,
  candidates: readonly LooseFile[],
  files: readonly LooseFile[],
  katas: readonly Kata[],
): string | undefined {
  const katasWith = (name: string) => katas.filter((one) => one.files.includes(name));
  const isUnique = ({ name }: LooseFile) => katasWith(name).length < 2;
  for (const shared of candidates.filter((file) => !isUnique(file))) {
    const rivals = katasWith(shared.name).filter(({ slug }) => slug !== kata.slug);
    const hasRival = files.some((file) => isUnique(file) && rivals.some((one) => one.files.includes(file.name)));
    if (hasRival || !candidates.some(isUnique)) {
      return `${shared.path} may belong to ${katasWith(shared.name)
        .map(({ slug }) => slug)
        .join(' or ')}`;
    }
  }
  return undefined;
}

function folderAbove(path: string): string {
  return path.split('/').at(-2) ?? '';
}

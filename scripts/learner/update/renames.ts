import { isStarterPath, slugOf } from '../../kata/paths.ts';
import type { Tree } from '../../platform/git/tree.ts';

/** How katas were renamed between an old tree and a new one. */
export interface Renames {
  /** The new slugs of the katas that were renamed, by their old slugs. */
  slugs: ReadonlyMap<string, string>;
  /** Where a file of the old tree is in the new one. Returns the same path if nothing was renamed. */
  newPath(path: string): string;
}

/** Finds renamed katas: an old slug and a new one with the same number, or else with the same name. */
export function renamesBetween(base: Tree, upstream: Tree): Renames {
  const [before, after] = [slugsOf(base), slugsOf(upstream)];
  const fresh = after.filter((slug) => !before.includes(slug));
  const slugs = new Map(
    before
      .filter((slug) => !after.includes(slug))
      .flatMap((old): [string, string][] => {
        const found =
          fresh.find((slug) => slug.slice(0, 2) === old.slice(0, 2)) ??
          fresh.find((slug) => slug.slice(3) === old.slice(3));
        return found === undefined ? [] : [[old, found]];
      }),
  );
  return {
    slugs,
    newPath: (path) => {
      const old = slugOf(path);
      const slug = old === undefined ? undefined : slugs.get(old);
      if (old === undefined || slug === undefined) return path;
      const name = path.slice(`katas/${old}/`.length);
      return `katas/${slug}/${newName(name, startersOf(base, old), startersOf(upstream, slug))}`;
    },
  };
}

/** The text of the progress file, with the new slugs of renamed katas. */
export function renameInProgress(text: string, { slugs }: Renames): string {
  return text.replaceAll(/^(r?)(\d\d-\S+) */gm, (line, reverse: string, slug: string) => {
    const renamed = slugs.get(slug);
    if (renamed === undefined) return line;
    return `${reverse}${renamed}  `.padEnd(line.length);
  });
}

/** The new name of a kata's file. */
function newName(name: string, before: readonly string[], after: readonly string[]): string {
  if (!before.includes(name) || after.includes(name)) return name;
  // If exactly one starter has a new name, it must be that one.
  const left = after.filter((one) => !before.includes(one));
  const gone = before.filter((one) => !after.includes(one));
  return left.length === 1 && gone.length === 1 ? (left[0] ?? name) : name;
}

function startersOf(tree: Tree, slug: string): string[] {
  const folder = `katas/${slug}/`;
  return [...tree.keys()]
    .filter((path) => path.startsWith(folder) && isStarterPath(path))
    .map((path) => path.slice(folder.length));
}

/** The slugs of a tree's katas. */
export function slugsOf(tree: Tree): string[] {
  return [...new Set([...tree.keys()].flatMap((path) => slugOf(path) ?? []))];
}

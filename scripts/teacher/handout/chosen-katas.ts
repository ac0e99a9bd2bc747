import { isLawsFile, slugOf } from '../../kata/paths.ts';
import { packedSlug } from '../../reverse/pack.ts';
import { contentOf, type Tree } from '../../platform/git/tree.ts';
import { git } from '../../platform/git/git.ts';

/** Files that list katas, and their text for some of them. */
const lists: Readonly<Record<string, (text: string, slugs: readonly string[]) => string>> = {
  'katas/README.md': indexOf,
  'katas/starters.json': startersOf,
};

/** Homework with only these katas, in its lists as well. */
export function onlyKatas(root: string, tree: Tree, slugs: readonly string[]): Tree {
  const chosen = new Map([...tree].filter(([path]) => isChosen(path, slugs)));
  for (const [path, textFor] of Object.entries(lists)) {
    const leaf = tree.get(path);
    if (leaf === undefined) continue;
    const text = textFor(contentOf(root, leaf).toString(), slugs);
    const id = git(root, ['hash-object', '-w', '--stdin'], { input: text });
    chosen.set(path, `${leaf.split(' ')[0]} ${id}`);
  }
  return chosen;
}

/** The slug of the kata that a file belongs to. The laws and the pack belong to the reverse kata. */
export function ownerOf(path: string): string | undefined {
  const packed = packedSlug(path);
  if (packed !== undefined) return `r${packed}`;
  const slug = slugOf(path);
  return slug !== undefined && isLawsFile(path) ? `r${slug}` : slug;
}

/** A reverse kata also needs the files of its kata, which have the statement and the types. */
export function isChosen(path: string, slugs: readonly string[]): boolean {
  const owner = ownerOf(path);
  return owner === undefined || slugs.includes(owner) || slugs.includes(`r${owner}`);
}

/** The index of the katas without the rows of others, and without headings of empty tables. */
function indexOf(text: string, slugs: readonly string[]): string {
  const [head = '', ...levels] = text.split(/^(?=## )/m);
  const kept = levels
    .map((level) => level.split('\n').filter((line) => isAbout(line, slugs)))
    .filter((lines) => lines.some((line) => line.startsWith('| [')));
  return [head, ...kept.map((lines) => lines.join('\n'))].join('');
}

/** Lines that are no rows of the table are about every kata. */
function isAbout(line: string, slugs: readonly string[]): boolean {
  const [, slug] = /^\| \[[^\]]*\]\(([^/)]*)/.exec(line) ?? [];
  return slug === undefined || slugs.includes(slug) || slugs.includes(`r${slug}`);
}

function startersOf(text: string, slugs: readonly string[]): string {
  const all = Object.entries(JSON.parse(text) as Record<string, string>);
  const kept = all.filter(([path]) => isChosen(`katas/${path}`, slugs));
  return `${JSON.stringify(Object.fromEntries(kept), undefined, 2)}\n`;
}

import { isLawsFile, slugOf } from '../../kata/paths.ts';
import { packedSlug } from '../../reverse/pack.ts';
import { contentOf, type Tree } from '../../platform/git/tree.ts';
import { git } from '../../platform/git/git.ts';

/** Files that list katas, each with a function that leaves out the other katas. */
const listFilters: Readonly<Record<string, (text: string, slugs: readonly string[]) => string>> = {
  'katas/README.md': filterIndex,
  'katas/starters.json': (text, slugs) => filterList(text, (path) => isChosen(`katas/${path}`, slugs)),
  'katas/tests.json': (text, slugs) => filterList(text, (slug) => isChosen(`katas/${slug}/`, slugs)),
};

/** Homework with only these katas. The shortened lists are written to git's object store. */
export function onlyKatas(root: string, tree: Tree, slugs: readonly string[]): Tree {
  const chosen = new Map([...tree].filter(([path]) => isChosen(path, slugs)));
  for (const [path, filterText] of Object.entries(listFilters)) {
    const entry = tree.get(path);
    if (entry === undefined) continue;
    const text = filterText(contentOf(root, entry).toString(), slugs);
    const id = git(root, ['hash-object', '-w', '--stdin'], { input: text });
    chosen.set(path, `${entry.split(' ')[0]} ${id}`);
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

/** Whether these katas need a file. A reverse kata also needs its kata's files: the statement and the types. */
export function isChosen(path: string, slugs: readonly string[]): boolean {
  const owner = ownerOf(path);
  return owner === undefined || slugs.includes(owner) || slugs.includes(`r${owner}`);
}

/** The index of the katas without the rows of others, and without headings of empty tables. */
function filterIndex(text: string, slugs: readonly string[]): string {
  const [head = '', ...levels] = text.split(/^(?=## )/m);
  const remaining = levels
    .map((level) => level.split('\n').filter((line) => appliesTo(line, slugs)))
    .filter((lines) => lines.some((line) => line.startsWith('| [')));
  return [head, ...remaining.map((lines) => lines.join('\n'))].join('');
}

/** Whether a line of the index is needed for these katas. Lines that are not table rows always are. */
function appliesTo(line: string, slugs: readonly string[]): boolean {
  const [, slug] = /^\| \[[^\]]*\]\(([^/)]*)/.exec(line) ?? [];
  return slug === undefined || slugs.includes(slug) || slugs.includes(`r${slug}`);
}

function filterList(text: string, isNeeded: (key: string) => boolean): string {
  const all = Object.entries(JSON.parse(text) as Record<string, string>);
  return `${JSON.stringify(Object.fromEntries(all.filter(([key]) => isNeeded(key))), undefined, 2)}\n`;
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { impostorsOf, type Kata } from '../../kata/catalog.ts';
import { readStatement } from '../../kata/statement.ts';
import type { Findings } from './findings.ts';
import { wordsIn } from './prose.ts';

/** The marker before each sentence of a kata that an author must still write. */
export const placeholder = 'REPLACE:';

/** The minimum parts of a kata, besides those that `requirements.ts` requires. */
const min = { rules: 5, impostors: 6, notesWords: 150 } as const;
/** The maximum number of words in the notes. */
const maxNotesWords = 400;

/** What is missing in a kata, one line each, as far as its files show without being run. */
export function missingParts(kata: Kata): Findings {
  const notes = `solutions/${kata.slug}/NOTES.md`;
  const words = wordsIn(textOf(join(kata.root, notes)));
  return [
    ...partsOf(kata).flatMap((folder) => placeholdersIn(folder, kata.root)),
    ...tooFew('rules', readStatement(kata.statement).rules.length, min.rules),
    ...tooFew('impostors', impostorsOf(kata).length, min.impostors),
    ...tooFew(`words in ${notes}`, words, min.notesWords),
    ...(words > maxNotesWords ? [`words in ${notes}: ${words}, at most ${maxNotesWords}`] : []),
  ];
}

/** The folders of a kata, relative to the root. */
function partsOf({ slug }: Kata): string[] {
  return ['katas', 'solutions', 'tests/impostors', 'tests/variants'].map((place) => `${place}/${slug}`);
}

function placeholdersIn(folder: string, root: string): Findings {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .flatMap((file) => {
      const lines = readFileSync(file, 'utf8').split('\n');
      const marked = lines.flatMap((line, i) => (line.includes(placeholder) ? [i + 1] : []));
      const path = file.slice(root.length + 1).replaceAll('\\', '/');
      return marked.length > 0 ? [`${path} still has "${placeholder}" in ${linesOf(marked)}`] : [];
    });
}

function linesOf(numbers: readonly number[]): string {
  return `${numbers.length === 1 ? 'line' : 'lines'} ${numbers.join(', ')}`;
}

function tooFew(what: string, count: number, atLeast: number): Findings {
  return count < atLeast ? [`${what}: ${count} of at least ${atLeast}`] : [];
}

function textOf(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

import { rulesNamedBy, type CandidateSolution } from '../../kata/catalog.ts';
import { parseSync } from 'vite';
import type { Statement } from '../../kata/statement.ts';
import type { Findings } from './findings.ts';
import type { LawFile } from './law-checks.ts';
import { longSentencesIn, wordsIn } from './prose.ts';

/** The files of a kata, as the requirements need them. */
export interface KataTexts {
  /** The text of the statement. */
  readme: string;
  statement: Pick<Statement, 'rules' | 'minutes'>;
  lawFiles: readonly LawFile[];
  impostors: readonly CandidateSolution[];
  variants: readonly CandidateSolution[];
  /** How many lines each file in the kata's folder has, by its name. */
  lines: ReadonlyMap<string, number>;
}

const max = { words: 600, rules: 8, minutes: 60, sentence: 40, lines: 500 } as const;
const min = { rules: 5, variants: 3 } as const;

/** What a kata must have to fit into one sitting and to catch unforeseen mistakes; see docs/authoring.md. */
export const requirements: Readonly<Record<string, (texts: KataTexts) => Findings>> = {
  'it can be read in a few minutes and solved in one sitting': ({ readme, statement }) => {
    const words = wordsIn(readme.split('\n## Hints')[0] ?? '');
    return [
      ...unless(
        words <= max.words,
        `its statement has ${words} words before the hints; at most ${max.words} are allowed`,
      ),
      ...unless(
        statement.minutes <= max.minutes,
        `it takes ${statement.minutes} minutes; at most ${max.minutes} are allowed: move something to "Out of scope"`,
      ),
      ...longSentencesIn(readme, max.sentence).map(
        ({ words: count, sentence }) =>
          `a sentence has ${count} words; at most ${max.sentence} are allowed: "${sentence}"`,
      ),
    ];
  },

  'it has five to eight rules of all three levels': ({ statement: { rules } }) => [
    ...unless(
      rules.length >= min.rules && rules.length <= max.rules,
      `it has ${rules.length} rules, not ${min.rules} to ${max.rules}`,
    ),
    ...[1, 2, 3].flatMap((level) =>
      unless(
        rules.some(({ stars }) => stars === level),
        `it has no rule of ${'★'.repeat(level)}`,
      ),
    ),
  ],

  'each of its rules rejects an impostor, and one of them rejects code without the pattern': ({
    statement: { rules },
    impostors,
  }) => {
    const named = new Set(impostors.flatMap(rulesNamedBy));
    const unnamed = rules.filter(({ number }) => !named.has(number)).map(({ heading }) => heading);
    const withoutPattern = impostors.find(({ name }) => name === 'without-the-pattern');
    return [
      ...unnamed.map((heading) => `no impostor breaks "${heading}"`),
      ...unless(withoutPattern !== undefined, 'no impostor is called without-the-pattern'),
      ...unless(
        !withoutPattern || rulesNamedBy(withoutPattern).length > 0,
        'the first line of without-the-pattern does not name a rule that it breaks: "// Breaks 3: …"',
      ),
    ];
  },

  'at least three variants show that any correct design passes': ({ variants }) =>
    unless(variants.length >= min.variants, `variants: ${variants.length} of at least ${min.variants}`),

  'its laws try hostile values': ({ lawFiles }) =>
    unless(lawFiles.some(importsHostile), 'neither its tests nor a model import from ../support/hostile.ts'),

  'none of its files is longer than 500 lines': ({ lines }) =>
    [...lines].flatMap(([name, count]) =>
      unless(count <= max.lines, `${name} has ${count} lines; at most ${max.lines} are allowed`),
    ),
};

/** The requirements that a kata does not meet. */
export function unmetRequirements(texts: KataTexts): Findings {
  return Object.values(requirements).flatMap((check) => check(texts));
}

/** A value must be imported and used. An import alone tests nothing. */
function importsHostile({ name, source }: LawFile): boolean {
  return parseSync(name, source).program.body.some(
    (node) =>
      node.type === 'ImportDeclaration' &&
      node.importKind !== 'type' &&
      node.source.value === '../support/hostile.ts' &&
      node.specifiers.some(({ local }) => (source.match(new RegExp(`\\b${local.name}\\b`, 'g')) ?? []).length > 1),
  );
}

function unless(holds: boolean, finding: string): Findings {
  return holds ? [] : [finding];
}

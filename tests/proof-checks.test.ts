import { describe, expect, test } from 'vitest';
import type { CandidateSolution } from '../scripts/kata/catalog.ts';
import { requirements, unmetRequirements, type KataTexts } from '../scripts/author/verify/requirements.ts';
import { findingsOfImpostor, findingsOfRight, findingsOfStarter } from '../scripts/author/verify/findings.ts';
import { idleTestsIn, strayTestsIn, unrepeatableIn } from '../scripts/author/verify/law-checks.ts';
import { longSentencesIn, wordsIn } from '../scripts/author/verify/prose.ts';
import { differingSignatures } from '../scripts/author/verify/signature-check.ts';
import type { KataResult } from '../scripts/runner/result.ts';
import { parseStatement } from '../scripts/kata/statement.ts';

// Katas as strings: what the checks must find is written out here, and no kata of the book has to be wrong for it.

const rule = (number: number, stars: number) =>
  `### ${number} ${'★'.repeat(stars)} Rule ${number}\n\nIt holds always.\n\n`;
const readme = (rules: readonly number[], minutes = 40, more = '') =>
  `# 58 Null object\n\nabout ${minutes} minutes\n\nDo nothing.\n\n## Rules\n\n${rules.map((stars, i) => rule(i + 1, stars)).join('')}${more}\n\n## Hints\n\n${'A hint. '.repeat(450)}`;
const contender = (name: string, firstLine = ''): CandidateSolution => ({
  target: `tests/${name}.ts`,
  name,
  firstLine,
});
const hostile = "import { hostileIds } from '../support/hostile.ts';\nlaw('ids', { id: hostileIds() }, () => {});\n";

/** A kata that meets all requirements, with what is given in its place. */
function texts(more: Partial<KataTexts> & { text?: string } = {}): KataTexts {
  const { text = readme([1, 1, 2, 2, 3]), ...rest } = more;
  return {
    readme: text,
    statement: parseStatement(text),
    lawFiles: [{ name: 'null-object.test.ts', source: hostile }],
    impostors: [contender('without-the-pattern', 'Breaks 1, 2: checks for null'), contender('b', 'Breaks 3, 4, 5: b')],
    variants: ['a', 'b', 'c'].map((name) => contender(name)),
    lines: new Map([['null-object.test.ts', 500]]),
    ...rest,
  };
}

describe('the list of requirements', () => {
  test('is met by a kata that has all of it', () => {
    expect(unmetRequirements(texts())).toEqual([]);
    expect(
      unmetRequirements(
        texts({
          text: readme([1, 1, 1, 2, 2, 2, 3, 3], 60),
          impostors: [contender('without-the-pattern', 'Breaks 1, 2, 3, 4, 5, 6, 7, 8: all of it')],
        }),
      ),
    ).toEqual([]);
  });

  const long = `${'word '.repeat(40)}word.`;
  test.each<[string, Partial<KataTexts> & { text?: string }, (string | RegExp)[]]>([
    [
      'too many words',
      { text: readme([1, 1, 2, 2, 3], 40, 'Five words are in it. '.repeat(120)) },
      [/^its statement has 6\d\d words before the hints; at most 600 are allowed$/],
    ],
    ['too long', { text: readme([1, 1, 2, 2, 3], 61) }, [/^it takes 61 minutes; at most 60 are allowed/]],
    [
      'a long sentence',
      { text: readme([1, 1, 2, 2, 3], 40, long) },
      [/^a sentence has 41 words; at most 40 are allowed: "word word /],
    ],
    [
      'too few rules',
      { text: readme([1, 2, 2, 3]), impostors: [contender('without-the-pattern', 'Breaks 1, 2, 3, 4: all')] },
      ['it has 4 rules, not 5 to 8'],
    ],
    [
      'too many rules',
      {
        text: readme([1, 1, 1, 2, 2, 2, 3, 3, 3]),
        impostors: [contender('without-the-pattern', 'Breaks 1, 2, 3, 4, 5, 6, 7, 8, 9: all')],
      },
      ['it has 9 rules, not 5 to 8'],
    ],
    ['no rule of a level', { text: readme([1, 1, 2, 2, 2]) }, ['it has no rule of ★★★']],
    [
      'a rule that stops nobody',
      { impostors: [contender('without-the-pattern', 'Breaks 1, 2, 3, 5: all')] },
      ['no impostor breaks "4 ★★ Rule 4"'],
    ],
    [
      'no impostor without the pattern',
      { impostors: [contender('a', 'Breaks 1, 2, 3, 4, 5: all')] },
      ['no impostor is called without-the-pattern'],
    ],
    [
      'one that names no rule',
      { impostors: [contender('without-the-pattern', 'Flags'), contender('a', 'Breaks 1, 2, 3, 4, 5: all')] },
      [/^the first line of without-the-pattern does not name a rule/],
    ],
    ['too few variants', { variants: [contender('a'), contender('b')] }, ['variants: 2 of at least 3']],
    [
      'no hostile values',
      {
        lawFiles: [{ name: 'a.test.ts', source: "import { amounts } from '../support/generators.ts';\namounts();\n" }],
      },
      ['neither its tests nor a model import from ../support/hostile.ts'],
    ],
    [
      'hostile values that are imported only',
      { lawFiles: [{ name: 'a.test.ts', source: "import { hostileIds } from '../support/hostile.ts';\n" }] },
      ['neither its tests nor a model import from ../support/hostile.ts'],
    ],
    [
      'hostile types',
      {
        lawFiles: [
          { name: 'a.test.ts', source: "import type { A } from '../support/hostile.ts';\nexport type B = A;\n" },
        ],
      },
      ['neither its tests nor a model import from ../support/hostile.ts'],
    ],
    ['a long file', { lines: new Map([['a.test.ts', 501]]) }, ['a.test.ts has 501 lines; at most 500 are allowed']],
  ])('is not met with %s', (_, more, findings) => {
    expect(unmetRequirements(texts(more))).toEqual(
      findings.map((one) => (typeof one === 'string' ? one : expect.stringMatching(one))),
    );
  });

  test('takes hostile values from a model, too', () => {
    const lawFiles = [
      { name: 'a.test.ts', source: '' },
      { name: 'a.model.ts', source: hostile },
    ];
    expect(requirements['its laws try hostile values']?.(texts({ lawFiles }))).toEqual([]);
  });
});

describe('prose', () => {
  test('is counted without code, diagrams and the lines of tables', () => {
    expect(wordsIn('Two words.\n\n```ts\nconst not = "counted";\n```\n\n| a | b |\n| --- | :-: |\n| c | d |\n')).toBe(
      6,
    );
  });

  test.each([
    ['One two three. Four five six.', 3, []],
    ['One two three four.', 3, [4]],
    ['One two\nthree four.', 3, [4]],
    ['- one two\n- three four\n- five', 2, []],
    ['1. one two\n2. three four', 2, []],
    ['| one two | three four |\n| --- | --- |\n| five | six |', 2, []],
    ['### one two\n\nthree four', 2, []],
    ['`a b c d e` is one', 3, []],
    ['[one two](https://a.b/c d) three', 3, []],
    ['```\none two three four five\n```', 3, []],
    ['<summary>one two</summary>\nthree four', 2, []],
    ['Is it? Yes! It (one two three.) is.', 4, []],
    ['Version 1.5 is one', 3, [4]],
  ])('%j has sentences of more than %i words: %j', (text, most, counts) => {
    const found = longSentencesIn(text, most).map(({ words }) => words);
    expect(found).toEqual(counts);
  });
});

describe('laws', () => {
  const head = "import { describe, expect } from 'vitest';\nimport { example, law } from '../support/law.ts';\n";
  const file = (source: string, name = 'a.test.ts') => [{ name, source: head + source }];

  test.each([
    ['Math.random()', 'Math.random'],
    ['Date.now()', 'Date.now'],
    ['new Date()', 'the current Date'],
    ['performance.now()', 'performance'],
    ['setTimeout(() => {}, 1)', 'setTimeout'],
  ])('are not repeatable with %s', (code, name) => {
    expect(unrepeatableIn(file(`const a = ${code};\n`))).toEqual([
      `a.test.ts:3 uses ${name}: generate inputs with fast-check, and use createHandClock() for time`,
    ]);
  });

  test('may have given dates, and names that are the same by chance', () => {
    expect(unrepeatableIn(file('const a = [new Date(0), clock.setTimeout, { performance: 1 }];\n'))).toEqual([]);
  });

  test.each([
    ["test('a', () => {});", 'has a bare "test": use law or example'],
    ["it('a', () => {});", 'has a bare "it": use law or example'],
    ["describe.only('a', () => {});", 'has "describe.only": every rule must be tested'],
    ["test.each([1])('a', () => {});", undefined],
    ["describe.skip('a', () => {});", 'has "describe.skip": every rule must be tested'],
    ["describe('a', () => {});", undefined],
    ["/a/.test('a');", undefined],
  ])('are all there are: %s', (code, finding) => {
    expect(strayTestsIn(file(`${code}\n`))).toEqual(finding === undefined ? [] : [`a.test.ts:3 ${finding}`]);
  });

  const uses = "import { find } from './a.ts';\n";
  test.each([
    ["example('a', () => { expect(true).toBe(true); });", ['example']],
    ["law('a', { n: fc.nat() }, ({ n }) => { expect(n).toBe(n); });", ['law']],
    ["example('a', () => { expect(find(1)).toBe(2); });", []],
    [
      "example('a', () => { expect(found(1)).toBe(2); });\nfunction found(n: number) { return once(n); }\nconst once = (n: number) => find(n);",
      [],
    ],
    ["example('a', () => { expect(found(1)).toBe(2); });\nfunction found(n: number) { return n; }", ['example']],
    ["example('a', () => { expect(sourceOf(import.meta.url, 'a.ts')).toBe(''); });", []],
    ["example('a', async () => { await import('./a.ts'); });", []],
    ["example('a', async () => { await import('./other.ts'); });", ['example']],
  ])('use the code of the kata: %s', (code, idle) => {
    const found = idleTestsIn(file(`${uses}${code}\n`), ['a.ts']);
    expect(found).toEqual(idle.map((kind) => `a.test.ts:4 the ${kind} never uses the kata's code`));
  });

  test('may use it through a model, and not through a type', () => {
    const model = { name: 'a.model.ts', source: "import { find } from './a.ts';\nexport const run = () => find(1);\n" };
    const test1 = file("import { run } from './a.model.ts';\nexample('a', () => { run(); });\n");
    expect(idleTestsIn([...test1, model], ['a.ts'])).toEqual([]);
    const typed = file("import type { Find } from './a.ts';\nexample('a', () => { const a: Find = 1; });\n");
    expect(idleTestsIn(typed, ['a.ts'])).toHaveLength(1);
  });
});

describe('signatures of starter and solution', () => {
  const starter = `
export class Book {
  constructor(names: readonly string[], size = 3) { todo(''); }
  get size(): number { return todo(''); }
  find(code: number): string { return todo(''); }
  with(name: string): Book { return todo(''); }
}
export function total(amounts: readonly number[], from?: number): number { return todo(''); }
`;
  test.each([
    [
      'find(code: number): string {',
      'find(code: string): Discount {',
      ['Book.find(number): string, the solution Book.find(string): Discount'],
    ],
    [
      'find(code: number): string {',
      'private find(code: number): string {',
      ['Book.find(number): string, the solution none'],
    ],
    ['get size(): number {', 'get size(): bigint {', ['Book.get size(): number, the solution Book.get size(): bigint']],
    [
      'from?: number',
      'from: number',
      ['total(readonly number[], number?): number, the solution total(readonly number[], number): number'],
    ],
    ['find(code: number)', 'find(\n    id: number,\n  )', []],
    ['with(name: string): Book', 'with(name: string): this', []],
    ['export class Book {', 'export class Book {\n  #secret = 1;\n  private helper(): void {}', []],
    ['from?: number', 'first?: number', []],
  ])('%s → %s', (from, to, differences) => {
    expect(differingSignatures('a.ts', starter, starter.replace(from, to))).toEqual(
      differences.map((one) => `a.ts: the starter has ${one}`),
    );
  });
});

describe('findings say what to look at', () => {
  const heading = '1 ★ It adds';
  const result = (state: 'passed' | 'failed' | 'todo', more: Partial<KataResult> = {}): KataResult => ({
    ...{ slug: '58-a', target: 'tests/impostors/58-a/b.ts', duration: 1 },
    rules: [{ rule: { heading, number: 1, stars: 1, title: 'It adds' }, state, failures: [] }],
    ...more,
  });
  const problem = { kind: 'does not compile', message: 'b.ts:1:1 does not compile: it.' } as const;

  test('a problem once, and not each rule that could not be tried', () => {
    expect(findingsOfRight(result('failed', { problem }))).toEqual([problem.message]);
    expect(findingsOfStarter(result('failed', { problem }))).toEqual([problem.message]);
  });

  test('a starter that passes, or fails in another way', () => {
    expect(findingsOfStarter(result('passed'))).toEqual([
      `On the starter, "${heading}" must fail by reaching a todo(); it passes`,
    ]);
    expect(findingsOfStarter(result('failed'))).toEqual([
      `On the starter, "${heading}" must fail by reaching a todo(); it failed in another way: no test reported on it`,
    ]);
  });

  test('an impostor without a first line that does not compile either, and one that names a rule that is not there', () => {
    const none = contender('b', 'export {};');
    expect(findingsOfImpostor(none, result('failed', { problem }))).toEqual([
      'tests/b.ts does not begin with "// Breaks <rule>: <how>"',
      problem.message,
    ]);
    const norun = { kind: 'does not load', message: 'No test ran.' } as const;
    expect(findingsOfImpostor(contender('b', 'Breaks 12: x'), result('failed', { problem: norun }))).toEqual([
      'tests/b.ts names rule 12, which the statement lacks',
    ]);
  });
});

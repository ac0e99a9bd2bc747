import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check, resolveConfig } from 'prettier';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { scaffoldKata } from '../scripts/author/scaffold/scaffold-kata.ts';
import { namesOf } from '../scripts/author/scaffold/names.ts';
import { findKata } from '../scripts/kata/catalog.ts';
import { workbookRoot } from '../scripts/platform/workbook-root.ts';
import { generatedFiles } from '../scripts/author/generate/generated-files.ts';
import { findingsInExample } from '../scripts/author/verify/example-check.ts';
import { runExample } from '../scripts/author/verify/example.ts';
import { placeholder } from '../scripts/author/verify/completeness.ts';
import { findingsInWriting } from '../scripts/author/verify/statement-checks.ts';
import { createTempWorkbook } from '../scripts/testing/temp-workbook.ts';
import { starterText } from '../scripts/kata/starters.ts';
import { readStatement } from '../scripts/kata/statement.ts';
import type { Finished } from './support/run-script.ts';

const slug = '58-rate-limiter';
const starter = 'katas/45-value-objects/value-objects.ts';
const parts = ['katas', 'solutions', 'tests/impostors', 'tests/variants'];

/** Lets the index and the list of starters say which katas there are. */
function listIn(root: string): string {
  generatedFiles('as they stand', root).forEach((text, path) => writeFileSync(join(root, path), text));
  return root;
}

/** Every file below the root by its path, what npm installed not counted. */
function filesIn(root: string): Map<string, string> {
  // Newer versions of Node.js follow the link to the packages, where other tests write, too.
  const packages = join(root, 'node_modules');
  const paths = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.startsWith(packages));
  return new Map(paths.map((path) => [path.slice(root.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')]));
}

/** The requirements that the tiny kata does not meet. */
const missing = [
  'it has 3 rules, not 5 to 8',
  'no impostor breaks "1 ★ REPLACE: amounts add up"',
  'no impostor breaks "2 ★★ REPLACE: the total of two lists is the sum of their totals"',
  'no impostor is called without-the-pattern',
  'variants: 1 of at least 3',
  'neither its tests nor a model import from ../support/hostile.ts',
];

describe('a kata that has just been laid out', () => {
  let root: string;
  let before: Map<string, string>;
  let said: Finished;
  let proof: Finished;
  let types: Finished;
  let again: Finished;

  // Once for all tests, and side by side: each of them takes its second to start.
  beforeAll(async () => {
    root = listIn(createTempWorkbook([findKata('45')]));
    cpSync(join(workbookRoot, '.prettierrc.json'), join(root, '.prettierrc.json'));
    before = filesIn(root);
    said = await run(root, 'scripts/run.cjs', 'kata-new', '58', 'Rate limiter');
    const include = parts.map((part) => `${part}/${slug}`);
    writeFileSync(join(root, 'tsconfig.new.json'), JSON.stringify({ extends: './tsconfig.json', include }));
    [proof, types, again] = await Promise.all([
      run(root, 'scripts/run.cjs', 'prove', '58'),
      run(root, 'node_modules/typescript/bin/tsc', '--project', 'tsconfig.new.json'),
      run(root, 'scripts/run.cjs', 'kata-new', '58', 'Rate limiter'),
    ]);
  });

  afterAll(() => {
    rmSync(root, { recursive: true, force: true });
  });

  test('is named file by file, with what to do next', () => {
    expect(said).toEqual({
      status: 0,
      errors: '',
      output: `Created kata 58 Rate limiter with a tiny sample that works. Replace each sentence after "REPLACE:" in:
  katas/58-rate-limiter/README.md
  katas/58-rate-limiter/rate-limiter.ts
  katas/58-rate-limiter/rate-limiter.test.ts
  solutions/58-rate-limiter/rate-limiter.ts
  solutions/58-rate-limiter/NOTES.md
  tests/impostors/58-rate-limiter/lets-nan-through.ts
  tests/variants/58-rate-limiter/one-loop.ts
It is also in the index and the list of starters. To see what is still to be written: npm run prove 58
`,
    });
  });

  test('changes nothing else but what is generated, and leaves nothing behind', () => {
    const after = filesIn(root);
    const touched = [...before].filter(([path, text]) => after.get(path) !== text).map(([path]) => path);
    expect(touched).toEqual(['katas/README.md', 'katas/starters.json']);
    for (const [path, text] of generatedFiles('as they stand', root)) expect(after.get(path), path).toBe(text);
    expect(readdirSync(join(root, '.cache')).filter((name) => name.startsWith('kata-new'))).toEqual([]);
  });

  test('compiles, and is formatted as everything is', async () => {
    expect(types).toMatchObject({ status: 0, output: '' });
    const config = (await resolveConfig(join(root, 'katas'))) ?? {};
    expect(config).toMatchObject({ printWidth: 120 });
    for (const part of parts) {
      for (const [name, text] of filesIn(join(root, part, slug))) {
        // oxlint-disable-next-line no-await-in-loop
        expect(await check(text, { ...config, filepath: name }), name).toBe(true);
      }
    }
  });

  test('is not laid out a second time', () => {
    expect(again).toEqual({
      status: 1,
      output: '',
      errors: `58 is taken by katas/${slug}. Try: npm run kata:new -- 59 "Rate limiter"\n`,
    });
  });

  test('holds: its starter is to do, its solution and variant pass, its impostor dies. What is missing is named', () => {
    expect(proof.output).toMatch(/\n58-rate-limiter with seed \d+: holds \(\d+ ms\)\n$/);
    expect(proof.output.split('\n').slice(0, -2)).toEqual([
      '58-rate-limiter is not finished:',
      expect.stringMatching(/^ {2}katas\/58-rate-limiter\/README\.md still has "REPLACE:" in lines 5, 9, 13, /),
      expect.stringMatching(/^ {2}katas\/58-rate-limiter\/rate-limiter\.test\.ts still has "REPLACE:" in lines 8, /),
      '  katas/58-rate-limiter/rate-limiter.ts still has "REPLACE:" in lines 3, 14, 16',
      '  solutions/58-rate-limiter/NOTES.md still has "REPLACE:" in lines 5, 9, 13, 17',
      '  solutions/58-rate-limiter/rate-limiter.ts still has "REPLACE:" in lines 1, 12',
      '  tests/impostors/58-rate-limiter/lets-nan-through.ts still has "REPLACE:" in line 1',
      '  tests/variants/58-rate-limiter/one-loop.ts still has "REPLACE:" in line 5',
      '  rules: 3 of at least 5',
      '  impostors: 1 of at least 6',
      expect.stringMatching(/^ {2}words in solutions\/58-rate-limiter\/NOTES\.md: \d+ of at least 150$/),
      ...missing.map((line) => `  ${line}`),
    ]);
    expect(proof.status).toBe(1);
  });

  test('has an example that is true', async () => {
    const kata = findKata('58', root);
    const solution = (await import(/* @vite-ignore */ join(root, 'solutions', slug, 'rate-limiter.ts'))) as object;
    const claims = await runExample(readStatement(kata.statement).example, { ...solution });
    expect(claims.map(({ actual }) => actual)).toEqual([1250, 0, 'InvalidAmountError']);
    expect(claims.map(({ expected }) => expected)).toEqual([1250, 0, 'InvalidAmountError']);
  });

  const exported = 'InvalidAmountError, rateLimiter';
  test.each([
    ['katas', 'README.md', '# 58', '# 59', ['the title of its statement has the number 59']],
    [
      'katas',
      'README.md',
      /^### 1 ★ .*/m,
      '### 1 ★ Sums',
      [
        'no describe of its tests is "1 ★ Sums"',
        'no rule of its statement is "1 ★ REPLACE: amounts add up"',
        'no impostor breaks "1 ★ Sums"',
      ],
    ],
    [
      'katas',
      'rate-limiter.test.ts',
      /^(describe.*\n)/m,
      '$1});\n$1',
      ['its tests have the rules in another order, or one of them twice'],
    ],
    [
      'katas',
      'README.md',
      /^### 3/m,
      '### 4',
      [
        'no describe of its tests is "4 ★★★ REPLACE: an invalid amount is rejected"',
        'no rule of its statement is "3 ★★★ REPLACE: an invalid amount is rejected"',
        'its rules are numbered 1, 2, 4',
        'no impostor breaks "4 ★★★ REPLACE: an invalid amount is rejected"',
      ],
    ],
    [
      'katas',
      'README.md',
      '## API',
      '## Signatures',
      [
        'its sections are Situation, Signatures, Example, Rules, Out of scope, Hints, not Situation, API, Example, Rules, Out of scope, Hints',
        'its section "API" does not begin with ```ts',
      ],
    ],
    ['katas', 'README.md', /<details>[\s\S]*?<\/details>/, '', ['it has 2 hints, not three']],
    [
      'katas',
      'README.md',
      '## Situation\n',
      `## Situation\n${'word '.repeat(400)}`,
      [
        expect.stringMatching(/^it has \d+ words before the rules; at most 350 are allowed$/),
        expect.stringMatching(/^its situation has \d+ words; at most 60 are allowed$/),
        expect.stringMatching(/^a sentence has \d+ words; at most 40 are allowed: "word word /),
      ],
    ],
    ['katas', 'README.md', /^REPLACE: a real system.*$/m, '', ['its section "Situation" is empty']],
    [
      'katas',
      'README.md',
      /^REPLACE: what holds for every input.*$/m,
      '',
      ['there is no text below its rule "2 ★★ REPLACE: the total of two lists is the sum of their totals"'],
    ],
    [
      'katas',
      'README.md',
      /^function rateLimiter.*$/m,
      'function rateLimiter(): void;',
      ['its API block does not match the starter. Try: npm run generate'],
    ],
    ['katas', 'README.md', '```ts\nfunction', '```\nfunction', ['its section "API" does not begin with ```ts']],
    [
      'katas',
      'rate-limiter.test.ts',
      'expect(rateLimiter([1000, 250])).toBe(1250);',
      'expect(Math.random()).toBeLessThan(1);',
      [
        'rate-limiter.test.ts:10 uses Math.random: generate inputs with fast-check, and use createHandClock() for time',
        "rate-limiter.test.ts:9 the example never uses the kata's code",
      ],
    ],
    [
      'solutions',
      'NOTES.md',
      '## When',
      `${'word '.repeat(600)}\n\n## When`,
      [expect.stringMatching(/^words in .*: \d+, at most 400$/)],
    ],
    [
      'solutions',
      'rate-limiter.ts',
      '(amounts: readonly number[]): number',
      '(amounts: readonly string[]): number',
      [
        'rate-limiter.ts: the starter has rateLimiter(readonly number[]): number, the solution rateLimiter(readonly string[]): number',
      ],
    ],
    [
      'solutions',
      'rate-limiter.ts',
      'export function rateLimiter',
      'export function limiter',
      [`rate-limiter.ts exports ${exported} in the starter, InvalidAmountError, limiter in the solution`],
    ],
  ])('is found out where it is wrong: %s/%s', (part, name, from, to, findings) => {
    const file = join(root, part, slug, name);
    const text = readFileSync(file, 'utf8');
    const kata = findKata('58', root);
    const known = findingsInWriting(kata).map((line) => line.replace(/ in lines? .*/, ''));
    writeFileSync(file, text.replace(from, to));
    const found = findingsInWriting(kata).filter((line) => !known.includes(line.replace(/ in lines? .*/, '')));
    writeFileSync(file, text);
    expect(found).toEqual(findings);
  });

  test('has an example that is looked at: one that is wrong, claims nothing or cannot be run is named', async () => {
    const kata = findKata('58', root);
    const text = readFileSync(kata.statement, 'utf8');
    const findingsWith = async (change: (text: string) => string) => {
      writeFileSync(kata.statement, change(text));
      const findings = await findingsInExample(kata);
      writeFileSync(kata.statement, text);
      return findings;
    };
    expect(await findingsWith((one) => one)).toEqual([]);
    expect(await findingsWith((one) => one.replace('// 1250', '// 1251'))).toEqual([
      'its example says "rateLimiter([1000, 250]); // 1251", but the solution gives 1250',
    ]);
    expect(await findingsWith((one) => one.replace(/(## Example\n\n```ts\n)[\s\S]*?```/, '$1```'))).toEqual([
      'its example claims nothing: no line ends with a comment such as "// 3"',
    ]);
    expect(await findingsWith((one) => one.replace('rateLimiter([])', 'nothing([])'))).toEqual([
      'its example cannot be run with the solution: nothing is not defined',
    ]);
  });

  test('is not accepted with a variant that is the solution, or a folder that stands for nothing', () => {
    const kata = findKata('58', root);
    const copy = `tests/variants/${slug}/copy.ts`;
    cpSync(join(root, 'solutions', slug, 'rate-limiter.ts'), join(root, copy));
    expect(findingsInWriting(kata)).toContain(`${copy} is identical to the solution`);
    rmSync(join(root, copy));
    const empty = `tests/impostors/${slug}/empty`;
    mkdirSync(join(root, empty));
    expect(() => findingsInWriting(kata)).toThrow(`${empty} is empty. Try: rmdir ${empty}`);
    writeFileSync(join(root, empty, 'limiter.ts'), '// Breaks 1: nothing\n');
    expect(() => findingsInWriting(kata)).toThrow(
      `${empty} contains none of rate-limiter.ts: give its files these names. Try: ls ${empty}`,
    );
    rmSync(join(root, empty), { recursive: true });
  });

  test('has fewer gaps as it is written', () => {
    const kata = findKata('58', root);
    for (const part of parts) {
      const folder = join(root, part, slug);
      for (const [path, text] of filesIn(folder))
        writeFileSync(join(folder, path), text.replaceAll(`${placeholder} `, ''));
    }
    writeFileSync(join(root, 'solutions', slug, 'NOTES.md'), 'word '.repeat(150));
    const oneLoop = join(root, 'tests/variants', slug, 'one-loop.ts');
    writeFileSync(oneLoop, readFileSync(oneLoop, 'utf8').replace('amount < 0 ||', '0 > amount ||'));
    cpSync(join(root, 'tests/variants', slug, 'one-loop.ts'), join(root, 'tests/variants', slug, 'another.ts'));
    expect(findingsInWriting(kata)).toEqual([
      'rules: 3 of at least 5',
      'impostors: 1 of at least 6',
      'it has 3 rules, not 5 to 8',
      'no impostor breaks "1 ★ amounts add up"',
      'no impostor breaks "2 ★★ the total of two lists is the sum of their totals"',
      ...missing.slice(-3, -2),
      'variants: 2 of at least 3',
      ...missing.slice(-1),
    ]);
  });
});

describe('what cannot be laid out', () => {
  let root: string;
  let before: Map<string, string>;

  // Only what is looked at: nothing is run here.
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'kata-new-'));
    for (const path of ['katas/45-value-objects', 'solutions/45-value-objects']) {
      cpSync(join(workbookRoot, path), join(root, path), { recursive: true });
    }
    // A learner's own may not even compile.
    writeFileSync(join(root, starter), starterText(findKata('45'), 'value-objects.ts'));
    listIn(root);
  });

  afterEach(() => {
    // Whatever it was, all is as it was.
    expect(filesIn(root)).toEqual(before);
    rmSync(root, { recursive: true, force: true });
  });

  /** What someone is told who asks for such a kata now. */
  async function refusal(number: string, title: string): Promise<string> {
    before = filesIn(root);
    const error: unknown = await scaffoldKata(number, [title], root).catch((reason: unknown) => reason);
    return error instanceof Error ? `${error.name}: ${error.message}` : 'laid out';
  }

  test('a number that is taken, by any part of a kata', async () => {
    expect(await refusal('45', 'Rate limiter')).toBe(
      'UserError: 45 is taken by katas/45-value-objects. Try: npm run kata:new -- 46 "Rate limiter"',
    );
    mkdirSync(join(root, 'tests/variants/46-left-over'), { recursive: true });
    expect(await refusal('46', 'Rate limiter')).toBe(
      'UserError: 46 is taken by tests/variants/46-left-over. Try: npm run kata:new -- 47 "Rate limiter"',
    );
  });

  test('a name that is taken', async () => {
    expect(await refusal('58', 'Value Objects')).toBe(
      'UserError: "value-objects" is taken by katas/45-value-objects. Try: npm run kata:new -- 58 "Another Value Objects"',
    );
  });

  test('an index that someone has written into', async () => {
    writeFileSync(join(root, 'katas/README.md'), '# Mine\n');
    expect(await refusal('58', 'Rate limiter')).toBe(
      'UserError: katas/README.md does not match the statements, and would be overwritten. Try: npm run generate',
    );
  });

  test('a list of starters that nobody can read', async () => {
    writeFileSync(join(root, 'katas/starters.json'), '{');
    expect(await refusal('58', 'Rate limiter')).toBe(
      'UserError: katas/starters.json cannot be read. Try: git checkout -- katas/starters.json',
    );
  });

  test('a place that refuses half-way: what was there already goes again', async () => {
    writeFileSync(join(root, 'tests'), 'in the way\n');
    expect(await refusal('58', 'Rate limiter')).toMatch(
      /^UserError: .*tests\/impostors\/58-rate-limiter cannot be written \([A-Z]+\)\. Try: npm run doctor$/,
    );
    expect(existsSync(join(root, 'solutions', slug))).toBe(false);
  });
});

describe('names', () => {
  test.each([
    ['58', ['Rate limiter'], 'Rate limiter', '58-rate-limiter', 'rateLimiter'],
    ['58', ['rate', 'limiter'], 'Rate limiter', '58-rate-limiter', 'rateLimiter'],
    ['10', ['  Anti-corruption   layer '], 'Anti-corruption layer', '10-anti-corruption-layer', 'antiCorruptionLayer'],
    ['99', ['CQRS'], 'CQRS', '99-cqrs', 'cqrs'],
    ['60', ['Two-phase commit 2'], 'Two-phase commit 2', '60-two-phase-commit-2', 'twoPhaseCommit2'],
  ])('%s %j', (number, words, title, slug, identifier) => {
    expect(namesOf(number, words, '58')).toEqual({ number, title, slug, file: slug.slice(3), identifier });
  });

  const titles =
    'start with a letter, and use only letters from A to Z, digits, and single spaces or hyphens, at most 40 characters';
  test.each([
    [undefined, [], 'A kata needs a number and a title', '58 "Rate limiter"'],
    ['58', [], 'A kata needs a number and a title', '58 "Rate limiter"'],
    ['58', [' '], 'A kata needs a number and a title', '58 "Rate limiter"'],
    ['Rate', ['limiter'], '"Rate" is not a kata number; use one from 10 to 99', '58 "Limiter"'],
    ['7', ['Saga'], '"7" is not a kata number; use one from 10 to 99', '58 "Saga"'],
    ['07', ['Saga'], '"07" is not a kata number; use one from 10 to 99', '58 "Saga"'],
    ['100', ['Saga'], '"100" is not a kata number; use one from 10 to 99', '58 "Saga"'],
    ['--help', ['$(x)'], '"--help" is not a kata number; use one from 10 to 99', '58 "x"'],
    ['58', ['Fähre & Co.'], `"Fähre & Co." cannot be a title: ${titles}`, '58 "Fahre Co"'],
    ['58', ['../../etc'], `"../../etc" cannot be a title: ${titles}`, '58 "etc"'],
    ['58', ['3 tiers'], `"3 tiers" cannot be a title: ${titles}`, '58 "Rate limiter"'],
    ['58', ['a'.repeat(41)], `"A${'a'.repeat(40)}" cannot be a title: ${titles}`, '58 "Rate limiter"'],
    ['58', ['Switch'], '"switch" cannot name a file and its export', '58 "Switch pattern"'],
    ['58', ['total'], '"total" cannot name a file and its export', '58 "Total pattern"'],
  ])('%s %j is refused', (number, words, problem, remedy) => {
    expect(() => namesOf(number, words, '58')).toThrow(`${problem}. Try: npm run kata:new -- ${remedy}`);
  });
});

/** Runs a tool of the scratch workbook, without what says to it that it runs in a test. */
function run(root: string, ...args: string[]): Promise<Finished> {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(VITEST|FORCE_COLOR)/.test(name)));
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const outcome: Finished = { output: '', errors: '', status: null };
    child.stdout.on('data', (chunk: Buffer) => (outcome.output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (outcome.errors += chunk.toString()));
    child.on('error', reject);
    child.on('close', (status) => resolve({ ...outcome, status }));
  });
}

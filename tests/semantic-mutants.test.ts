import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findKata, listKatas, type Kata } from '../scripts/kata/catalog.ts';
import { workbookRoot } from '../scripts/platform/workbook-root.ts';
import { requireGreen, stoppedAt } from '../scripts/author/verify/green.ts';
import { mutantCommand, type MutantOptions } from '../scripts/author/verify/mutant-options.ts';
import { applyEdit } from '../scripts/author/verify/semantic/edit.ts';
import { operatorNames } from '../scripts/author/verify/semantic/operators.ts';
import { judgeMutants, type JudgedMutant } from '../scripts/author/verify/semantic/judge-mutants.ts';
import { makeSemanticMutants, mutationsOf } from '../scripts/author/verify/semantic/make-mutants.ts';
import { mutantsTable, survivorLines } from '../scripts/author/verify/semantic/mutants-table.ts';
import { operators } from '../scripts/author/verify/semantic/operators.ts';
import { compareEvents } from '../scripts/author/verify/semantic/record/difference.ts';
import { instrument } from '../scripts/author/verify/semantic/record/instrument.ts';
import { parseSource } from '../scripts/author/verify/semantic/source.ts';
import { entriesOf, isListed, outdated, survivorsOf } from '../scripts/author/verify/survivors.ts';
import type { KataResult } from '../scripts/runner/result.ts';
import { openRunner } from '../scripts/runner/runner.ts';
import { createTempWorkbook } from '../scripts/testing/temp-workbook.ts';
import { operatorCases } from './semantic/operator-cases.ts';
import { argumentsGivenTo } from './support/command-arguments.ts';

describe.each(operatorNames)('%s', (name) => {
  const made = (text: string) => {
    const source = parseSource(text);
    if (!source) throw new Error(`This case does not parse: ${text}`);
    return operators[name](source).map((edit) => applyEdit(text, edit));
  };

  test.each(operatorCases[name])('changes $text', ({ text, makes }) => {
    expect(made(text)).toEqual(makes);
    makes.forEach((one) => expect(parseSource(one), one).toBeDefined());
  });

  const decoys = operatorCases[name].flatMap(({ leaves = [] }) => leaves);
  test.runIf(decoys.length > 0)('leaves what only looks like it', () => {
    decoys.forEach((text) => expect(made(text), text).toEqual([]));
  });
});

test('every operator has a decoy', () => {
  const lacking = operatorNames.filter((name) => !operatorCases[name].some(({ leaves = [] }) => leaves.length > 0));
  expect(lacking).toEqual([]);
});

describe('mutants of a text', () => {
  test('change nothing that the starter gives, and no message of an error', () => {
    const given = 'export class LostError extends Error {\n  id(list: string[]) {\n    return [...list];\n  }\n}\n';
    const text = `${given}export const f = (n: number) => new RangeError(\`no list of \${n + n} entries\`);\n`;
    const changed = mutationsOf(text, given).map(({ edit }) => text.slice(edit.start, edit.end));
    expect(mutationsOf(text, '').length).toBeGreaterThan(changed.length);
    expect(changed.filter((one) => one === 'n + n' || one === '[...list]')).toEqual([]);
  });

  test('all parse, and no two are the same', () => {
    const text = readFileSync(join(workbookRoot, 'tests/fixtures/semantic/solutions/92-basket/basket.ts'), 'utf8');
    const texts = mutationsOf(text, '').map(({ mutated }) => mutated);
    expect(new Set(texts).size).toBe(texts.length);
    expect(texts.filter((one) => parseSource(one) === undefined)).toEqual([]);
  });
});

test('instrumented code records calls in both directions, optional ones included', () => {
  const text =
    'class A { #f; run(g, h) { this.#f(1); g?.(2); h.on(3); this.#own(); f(4); } #own() {} } function f() {}';
  expect(instrument(text, 'open();')).toBe(
    'open(); class A { #f; run(g, h) { recorder$.call(this.#f, this, [1]); (g == null ? undefined : recorder$.call(g, undefined, [2])); ' +
      "recorder$.send(h, 'on', [3]); this.#own(); f(4); } #own() {} } A = recorder$.type(A); function f() {} f = recorder$.own(f);",
  );
});

describe('a small kata', () => {
  let folder: string;
  let kata: Kata;
  let judged: JudgedMutant[];

  beforeAll(async () => {
    folder = createTempWorkbook([]);
    cpSync(join(workbookRoot, 'tests', 'fixtures', 'semantic'), folder, { recursive: true });
    kata = findKata('92', folder);
    // A few operators are enough to see each fate.
    const mutants = makeSemanticMutants(kata).filter(({ operator }) => /^(uncopy|freeze|edge)$/.test(operator));
    judged = await judgeMutants(kata, mutants, { runs: 20, seeds: [1] });
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const fateOf = (operator: string, was: string, becomes: string) =>
    judged.find(
      ({ mutant }) => mutant.operator === operator && mutant.was === was && mutant.becomes === becomes && !mutant.of,
    )?.fate;

  test('a law rejects the missing copy', () => {
    expect(fateOf('uncopy', '[...this.#items]', 'this.#items')).toEqual({ is: 'killed' });
  });

  test('that an observer gets a frozen item is seen, though no law looks at it', () => {
    const fate = fateOf('freeze', 'item', 'Object.freeze(item)');
    expect(fate).toMatchObject({ is: 'different', kind: 'frozen' });
    expect(JSON.stringify(fate)).toContain('frozen');
  });

  test('a short cut for an empty name is set aside, because no law tries one', () => {
    expect(fateOf('edge', '', "if (name === '') return;")).toEqual({ is: 'set aside' });
  });

  test('the variant has mutants of its own', () => {
    const variant = judged.filter(({ mutant }) => mutant.of === 'tests/variants/92-basket/names.ts');
    expect(variant.length).toBeGreaterThan(1);
    expect(variant.some(({ fate }) => fate.is === 'killed')).toBe(true);
  });

  test('the table adds up, and a listed survivor is explained', () => {
    const gaps = judged.filter(({ fate }) => fate.is === 'different' || fate.is === 'killed by luck');
    const [first] = gaps;
    if (!first) throw new Error('This kata is made to have gaps.');
    const known = entriesOf([first.mutant]).map((entry) => ({ ...entry, why: 'a test' }));
    const numbers = mutantsTable(judged, known).at(-1)?.split(/\s+/).slice(1).map(Number) ?? [];
    const [made = 0, ...fates] = numbers;
    expect(made).toBe(judged.length);
    expect(fates.reduce((sum, count) => sum + count, 0)).toBe(made);
    expect(fates.slice(2)).toEqual([1, gaps.length - 1]);
    expect(isListed(first.mutant, known)).toBe(true);
    expect(outdated(known, [])).toEqual(known);
    expect(survivorLines(first)[0]).toMatch(/^[\w/ -]+: (solutions|tests\/variants).*:\d+: /);
  });

  test('a solution that fails is refused in one line', async () => {
    const solution = join(folder, 'solutions', '92-basket', 'basket.ts');
    const text = readFileSync(solution, 'utf8');
    writeFileSync(solution, text.replace('[...this.#items]', 'this.#items'));
    const runner = await openRunner({ root: folder });
    const refused = await requireGreen(runner, kata, ['solutions']).catch((error: Error) => error.message);
    await runner.close();
    writeFileSync(solution, text);
    expect(refused).toMatch(
      /^92-basket fails without any change, so its mutants prove nothing: solutions fails "2 ★★ .*npm run prove -- 92$/,
    );
  });
});

test('only code that fails for no other reason than being stopped runs again', () => {
  const result = (...failures: object[]) => ({ rules: [{ failures }] }) as unknown as KataResult;
  const stopped = { test: 'a', killed: 'looped' };
  expect(stoppedAt(result(stopped))).toBe('a');
  expect(stoppedAt(result(stopped, { ...stopped, test: 'b' }))).toBe('a\nb');
  expect(stoppedAt({ ...result(), problem: { kind: 'looped', message: '' } })).toBe('');
  expect(stoppedAt(result(stopped, { test: 'b' }))).toBeUndefined();
  expect(stoppedAt(result())).toBeUndefined();
});

describe('recordings of a test', () => {
  const kindOf = (original: string[], mutant: string[]) => compareEvents('a test', original, mutant)?.kind;

  test('differ in the weakest way that explains all differences', () => {
    expect(kindOf(['f({a: 1})'], ['f({a: 1})'])).toBeUndefined();
    expect(kindOf(['f(Object #1 {a: 1})'], ['f(Object frozen {a: 1})'])).toBe('frozen');
    expect(kindOf(['f(Object #2 {a: 1})'], ['f(Object #1 {a: 1})'])).toBe('identity');
    expect(kindOf(['f(Object #1 {})', 'g(2)'], ['g(2)', 'f(Object #2 {})'])).toBe('order');
    expect(kindOf(['f(Object #1 {a: 1})'], ['f(Object #1 {a: 2})'])).toBe('values');
    expect(kindOf(['f(1)', 'f(1)'], ['f(1)'])).toBe('values');
  });

  test('differ in values if a string looks like a mark', () => {
    expect(kindOf(['f("order #1")'], ['f("order #2")'])).toBe('values');
    expect(kindOf([String.raw`f("\" frozen")`], [String.raw`f("\"")`])).toBe('values');
  });

  test('show the first event whose values differ, after others that differ in order', () => {
    expect(compareEvents('a test', ['f(Object #1 {})', 'g(1)'], ['f(Object frozen {})', 'g(2)'])).toMatchObject({
      event: 2,
      original: 'g(1)',
      mutant: 'g(2)',
    });
  });
});

describe('entries of the list', () => {
  const mutant = {
    file: 'a.ts',
    line: 'f();',
    was: '',
    becomes: 'g()',
    operator: 'tick',
    target: 'x',
    isMessage: false,
  };

  test('mean all mutants that differ in the same way, except in values', () => {
    const [order, values] = [
      { ...mutant, difference: 'order' as const },
      { ...mutant, difference: 'values' as const },
    ];
    const [group, ...more] = entriesOf([order, { ...order, line: 'h();' }]);
    expect(more).toEqual([]);
    expect(group).toEqual({ operator: 'tick', difference: 'order', why: '' });
    expect(group && isListed({ ...order, line: 'other', of: 'tests/variants/a' }, [group])).toBe(true);
    expect(group && isListed(values, [group])).toBe(false);
    expect(group && isListed(order, [{ ...group, of: 'tests/variants/b' } as typeof group])).toBe(false);
    expect(entriesOf([values, { ...values, line: 'h();' }])).toHaveLength(2);
  });

  test.each(listKatas())('of $slug have reasons', (kata) => {
    survivorsOf(kata, 'semantic').forEach((entry) => {
      expect(entry.why.length, entry.operator).toBeGreaterThan(20);
      expect(Object.values(entry)).not.toContain('values');
    });
  });
});

describe('the options', () => {
  const read = (args: string[]) => argumentsGivenTo<MutantOptions>((run) => mutantCommand(run), args);

  test('ask for every seed by its number', () => {
    expect(read(['--semantic', '45', '--seeds', '3', '--operator', 'type/key'])).toEqual({
      katas: ['45'],
      json: false,
      semantic: true,
      operator: 'type/key',
      runs: 300,
      seeds: [1, 2, 3],
    });
  });

  test('are all in the usage, and so are the operators', () => {
    const command = mutantCommand(() => {});
    let help = '';
    command.configureOutput({ writeOut: (text) => (help += text) }).outputHelp();
    ['--json', '--semantic', '--operator', '--runs', '--seeds', '--help', ...operatorNames].forEach((name) =>
      expect(help).toContain(name),
    );
  });

  test.each([
    [['--semantics'], "Unknown option '--semantics'; did you mean --semantic"],
    [['--semantic', '--runs', '0'], '--runs 0 is not a positive integer'],
    [['--semantic', '--seeds', 'abc'], '--seeds abc is not an integer from 0'],
    [['--semantic', '--operator', 'x'], 'There is no semantic operator "x"'],
    [['--operator', 'memo'], '--operator needs --semantic'],
  ])('%j is refused in one line', (args, problem) => {
    expect(() => read(args)).toThrow(`${problem}. Try: npm run test:mutants -- --help`);
  });
});

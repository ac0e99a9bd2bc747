import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lawKey, type CounterexampleLocation } from '../katas/support/last-failures.ts';
import { findKata, type Kata } from '../scripts/kata/catalog.ts';
import { workbookRoot } from '../scripts/platform/workbook-root.ts';
import { afterRun, rememberFailures } from '../scripts/learner/watch/remember-failures.ts';
import { openRunner, type Runner } from '../scripts/runner/runner.ts';
import type { RuleResult } from '../scripts/runner/result.ts';
import { createTempWorkbook, removeFolder } from '../scripts/testing/temp-workbook.ts';

// A small kata whose code is mended step by step.
let folder: string;
let kata: Kata;
let plain: Runner;
let loop: Runner;

beforeAll(async () => {
  folder = createTempWorkbook([]);
  cpSync(join(workbookRoot, 'tests', 'fixtures', 'replay'), join(folder, 'katas'), { recursive: true });
  kata = findKata('91', folder);
  plain = await openRunner({ root: folder });
});

afterAll(async () => {
  await plain.close();
  await removeFolder(folder);
});

/** Runs the kata with these bodies of its functions, and tells what broke each rule. */
async function save(
  runner: Runner,
  { accepts = 'true', acceptsCalls = 'true', returns = 'true' },
): Promise<(Record<string, string> | string | undefined)[]> {
  const file = join(kata.folder, 'replay.ts');
  writeFileSync(
    file,
    `export const accepts = (n: number): boolean => ${accepts};
export const acceptsCalls = (count: number): boolean => ${acceptsCalls};
export const returns = (n: number): boolean => ${returns};
`,
  );
  runner.invalidate(file);
  const [result] = await runner.run([{ kata, target: 'katas' }]);
  return result?.rules.map(({ failures: [failure] }) => failure?.broken?.inputs ?? failure?.message) ?? [];
}

const wrong = { accepts: 'n < 7', acceptsCalls: 'count < 4', returns: 'n < 7' };
const halfMended = { accepts: 'n < 5', acceptsCalls: 'count < 3' };

describe('without the loop', () => {
  test('the counterexample jumps with each change of the code', async () => {
    expect(await save(plain, wrong)).toEqual([{ n: '7' }, { calls: 'call,call,call,call' }, { n: '7' }]);
    expect(await save(plain, halfMended)).toEqual([{ n: '5' }, { calls: 'call,call,call' }, undefined]);
    expect(existsSync(join(folder, '.cache', 'counterexamples.json'))).toBe(false);
  });
});

describe('in the loop', () => {
  beforeAll(() => {
    loop = rememberFailures(plain, folder);
  });

  test('the same input comes until it is green, then fresh ones, then none', async () => {
    expect(await save(loop, wrong)).toEqual([{ n: '7' }, { calls: 'call,call,call,call' }, { n: '7' }]);
    // What could not be tried is not forgotten.
    expect(await save(loop, { accepts: '(' })).toEqual([undefined, undefined, undefined]);
    // Commands shrink by what has run: from where they were found they are shrunk anew.
    expect(await save(loop, halfMended)).toEqual([{ n: '7' }, { calls: 'call,call,call' }, undefined]);
    expect(await save(loop, { accepts: 'n < 5 || n === 7' })).toEqual([{ n: '5' }, undefined, undefined]);
    expect(await save(loop, { accepts: 'n < 3' })).toEqual([{ n: '5' }, undefined, undefined]);
    expect(await save(loop, {})).toEqual([undefined, undefined, undefined]);
    // Once green, what was there before is forgotten.
    expect(await save(loop, halfMended)).toEqual([{ n: '5' }, { calls: 'call,call,call' }, undefined]);
  });

  test('an input that now loops is shown, too, although no fresh run would meet it', async () => {
    expect(await save(loop, { returns: 'n < 4_711' })).toEqual([undefined, undefined, { n: '4711' }]);
    const broken = await save(loop, {
      returns: '{ if (n === 4_711) for (;;); return true; }'.replace(/^/, '(() => ') + ')()',
    });
    expect(broken[2]).toMatch(/endless loop[\s\S]*While +n = 4711/);
  });

  test('nothing is remembered of laws that have changed', async () => {
    await save(loop, wrong);
    const tests = readFileSync(kata.tests, 'utf8');
    writeFileSync(kata.tests, tests.replace('fc.nat(1000) }', 'fc.nat(999) }'));
    loop.invalidate(kata.tests);
    expect((await save(loop, halfMended))[0]).toEqual({ n: '5' });
  });

  test('another seed is run as usual', async () => {
    await save(loop, wrong);
    const [result] = await loop.run([{ kata, target: 'katas' }], { seed: 1 });
    expect(result?.rules[0]?.failures[0]?.broken?.found.seed).toBe(1);
  });
});

describe('what is remembered', () => {
  const rule = (heading: string) => ({ heading, number: 1, stars: 1 as const, title: '' });
  const at = (path: string): CounterexampleLocation => ({ seed: 1, path, exact: true });
  const failure = (law: string, path: string) => ({
    test: law,
    error: '',
    message: '',
    broken: { law, inputs: {}, replay: '', found: at(path) },
  });
  const [one, two] = ['1 ★ One', '2 ★ Two'];
  const before = { [lawKey(one, 'a')]: at('1'), [lawKey(one, 'b')]: at('2'), [lawKey(two, 'c')]: at('3') };
  const result = (heading: string, state: RuleResult['state'], failures: RuleResult['failures'] = []): RuleResult => ({
    rule: rule(heading),
    state,
    failures,
  });

  test.each<[string, RuleResult[], Record<string, CounterexampleLocation>]>([
    ['what held is forgotten', [result(one, 'passed'), result(two, 'passed')], {}],
    [
      'what broke takes the place of what was there, also beside laws that hold',
      [result(one, 'failed', [failure('b', '9')]), result(two, 'passed')],
      { [lawKey(one, 'b')]: at('9') },
    ],
    [
      'what is still to be written keeps its place',
      [result(one, 'todo'), result(two, 'failed', [failure('c', '9')])],
      { [lawKey(one, 'a')]: at('1'), [lawKey(one, 'b')]: at('2'), [lawKey(two, 'c')]: at('9') },
    ],
    [
      'after a kill the rest of the rule was not tried',
      [result(one, 'failed', [{ test: 'a', error: '', message: '', killed: 'looped' }, failure('b', '9')])],
      { [lawKey(one, 'a')]: at('1'), [lawKey(one, 'b')]: at('9') },
    ],
  ])('%s', (_, rules, expected) => {
    expect(afterRun(before, { rules })).toEqual(expected);
  });

  test('a file that cannot be loaded changes nothing', () => {
    const problem = { kind: 'does not compile', message: '' } as const;
    expect(afterRun(before, { rules: [result(one, 'failed')], problem })).toEqual(before);
  });
});

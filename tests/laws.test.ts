import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyPlain, show } from '../katas/support/show.ts';
import { findKata, workbookRoot } from '../scripts/workbook/catalog.ts';
import { openRunner, type Runner } from '../scripts/workbook/run.ts';
import type { KataResult, RuleResult } from '../scripts/workbook/run-result.ts';
import { layOutScratchWorkbook } from '../scripts/workbook/scratch.ts';

// A small kata that breaks each rule in its own way.
let folder: string;
let runner: Runner;
let result: KataResult;

beforeAll(async () => {
  folder = layOutScratchWorkbook([]);
  cpSync(join(workbookRoot, 'tests', 'fixtures', 'laws'), join(folder, 'katas'), { recursive: true });
  runner = await openRunner({ root: folder });
  result = await judge();
}, 60_000);

afterAll(async () => {
  await runner.close();
  rmSync(folder, { recursive: true, force: true });
});

async function judge(seed?: number): Promise<KataResult> {
  const kata = findKata('90', folder);
  const [one] = await runner.run([{ kata, target: 'katas' }], seed === undefined ? {} : { seed });
  if (!one) throw new Error('There is no result.');
  return one;
}

function rule(number: number): RuleResult {
  const found = result.rules.find((one) => one.rule.number === number);
  if (!found) throw new Error(`There is no rule ${number}.`);
  return found;
}

test('each rule comes out as it should', () => {
  expect(result.rules.map(({ rule: { number }, state }) => `${number} ${state}`)).toEqual([
    '1 passed',
    '2 failed',
    '3 failed',
    '4 failed',
    '5 failed',
    '6 todo',
    '7 failed',
    '8 failed',
    '9 failed',
  ]);
});

describe('a broken law', () => {
  test('names the law, the smallest input, why it matters and how to replay it', () => {
    const [failure] = rule(2).failures;
    expect(failure).toMatchObject({
      test: 'a half is half of it',
      error: 'AssertionError',
      message: 'expected 7 to be 3.5 // Object.is equality',
      broken: { law: 'a half is half of it', inputs: { n: '7', name: "'Ann'" }, why: 'halves add up' },
    });
    expect(failure?.broken?.replay).toMatch(
      /^KATA_SEED=2957 KATA_PATH=[\d:]+ npx vitest run --project katas \/90- -t "a half is half of it"$/,
    );
  });

  test('points at the expectation', () => {
    expect(rule(2).failures[0]?.at).toMatchObject({ file: join(folder, 'katas/90-laws/laws.test.ts'), line: 17 });
  });

  test('shows the same input on every run', async () => {
    const again = await judge();
    expect(again.rules.map(({ failures }) => failures[0]?.broken)).toEqual(
      result.rules.map(({ failures }) => failures[0]?.broken),
    );
  });

  test('shows the input as it was handed over, not as the code left it', () => {
    expect(rule(3).failures[0]?.broken?.inputs).toEqual({ list: '[ 9, 3, 5 ]' });
  });

  test('is broken, too, by a run that expected nothing', () => {
    expect(rule(4).failures[0]).toMatchObject({ broken: { inputs: { n: '0' } } });
    expect(rule(4).failures[0]?.message).toContain('expected nothing');
  });

  test('says so when a promise is never settled, and does not wait long', () => {
    expect(rule(5).failures[0]?.message).toContain('never answered');
    expect(rule(5).failures[0]?.broken?.inputs).toHaveProperty('n');
  });

  test('is still to do where a todo was reached, also behind an expectation', () => {
    expect(rule(6).failures[0]?.message).toContain('RangeError');
  });

  test('names a rejection that nobody handled', () => {
    expect(rule(7).failures[0]?.message).toBe('Nobody handled this error: lost');
  });

  test('has its input even when what was thrown is no error', () => {
    expect(rule(9).failures[0]).toMatchObject({ broken: { inputs: { n: '0' } } });
    expect(rule(9).failures[0]?.message).toContain("threw 'just text'");
  });
});

test('a rule without a test is broken, not passed', () => {
  expect(rule(8).failures).toEqual([]);
});

describe('copyPlain', () => {
  test('copies arrays and object literals deeply, keys of prototypes included', () => {
    const value = { list: [{ a: 1 }], ['__proto__']: { b: 2 } };
    const copy = copyPlain(value);
    expect(copy).toEqual(value);
    expect(copy.list[0]).not.toBe(value.list[0]);
    expect(Object.keys(copy)).toEqual(['list', '__proto__']);
  });

  test('passes functions and instances on as they are', () => {
    const value = { at: new Date(0), call: () => 1 };
    expect(copyPlain(value).at).toBe(value.at);
    expect(copyPlain(value).call).toBe(value.call);
  });
});

test('values are shown as TypeScript would write them', () => {
  expect(show({ amount: -0, text: 'a\n', none: undefined, ['__proto__']: 1 })).toBe(
    "{ amount: -0, text: 'a\\n', none: undefined, ['__proto__']: 1 }",
  );
});

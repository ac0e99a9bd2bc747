import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findKata } from '../scripts/workbook/catalog.ts';
import { openRunner, type Runner } from '../scripts/workbook/run.ts';
import type { KataResult } from '../scripts/workbook/run-result.ts';

// Each fixture is the solution of kata 45 with one fault in `allocate`, or at the top level of the file.
const inAllocate = [
  ['loop-in-a-method', 'looped'],
  ['microtask-loop', 'looped'],
  ['catastrophic-regexp', 'looped'],
  ['process-exit', 'crashed'],
  ['two-gigabytes-of-arrays', 'out of memory'],
  ['fifty-megabytes-of-output', 'flooded'],
] as const;
const atImport = ['loop-at-import', 'endless-top-level-await'] as const;

const results = new Map<string, KataResult>();
let runner: Runner;

beforeAll(async () => {
  runner = await openRunner();
  const kata = findKata('45');
  const names = [...inAllocate.map(([name]) => name), ...atImport];
  const jobs = names.map((name) => ({ kata, target: `tests/fixtures/hangs/${name}` }));
  (await runner.run(jobs)).forEach((result, i) => results.set(names[i] ?? '', result));
}, 120_000);

afterAll(() => runner.close());

describe.each(inAllocate)('%s', (name, reason) => {
  test(`is named as "${reason}" and costs its own rule only`, () => {
    const broken = results.get(name)?.rules.filter(({ state }) => state !== 'passed') ?? [];
    expect(broken.map(({ rule }) => rule.number)).toEqual([9]);
    expect(broken[0]?.failures[0]?.killed).toBe(reason);
  });
});

describe.each(atImport)('%s', (name) => {
  test('is named as a problem of loading the file', () => {
    expect(results.get(name)?.problem?.kind).toBe('looped');
    expect(results.get(name)?.rules.every(({ state }) => state === 'failed')).toBe(true);
  });
});

test('a loop is shown with the input it looped on', () => {
  const [failure] = results.get('loop-in-a-method')?.rules[8]?.failures ?? [];
  expect(failure?.message).toMatch(/While +amount = \d+\n +ratios = \[ 0,/);
});

test('the book goes on: what runs after all that passes', async () => {
  const [result] = await runner.run([{ kata: findKata('45'), target: 'solutions' }]);
  expect(result?.rules.every(({ state }) => state === 'passed')).toBe(true);
});

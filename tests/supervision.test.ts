import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CancelledError } from '../scripts/platform/cancel.ts';
import { findKata } from '../scripts/kata/catalog.ts';
import { openRunner, type Runner } from '../scripts/runner/runner.ts';
import type { KataResult } from '../scripts/runner/result.ts';
import type { Rule } from '../scripts/kata/statement.ts';

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
const stopped: string[] = [];

beforeAll(async () => {
  runner = await openRunner();
  const kata = findKata('45');
  const names = [...inAllocate.map(([name]) => name), ...atImport];
  const jobs = names.map((name) => ({ kata, target: `tests/fixtures/hangs/${name}` }));
  const told = (rule: Rule | undefined, reason: string) => stopped.push(`${rule?.number ?? 'loading'} ${reason}`);
  (await runner.run(jobs, { onStop: told })).forEach((result, i) => results.set(names[i] ?? '', result));
});

afterAll(() => runner.close());

describe.each(inAllocate)('%s', (name, reason) => {
  test(`is named as "${reason}" and costs its own rule only`, () => {
    const broken = results.get(name)?.rules.filter(({ state }) => state !== 'passed') ?? [];
    expect(broken.map(({ rule }) => rule.number)).toEqual([8]);
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
  const [failure] = results.get('loop-in-a-method')?.rules[7]?.failures ?? [];
  expect(failure?.message).toMatch(/While +amount = \d+\n +ratios = \[ 0,/);
});

test.each([
  ['loop-in-a-method', 'while'],
  ['loop-at-import', 'while'],
])('the report of %s shows the line', (name, code) => {
  const { problem, rules } = results.get(name) ?? {};
  const at = problem?.at ?? rules?.[7]?.failures[0]?.at;
  expect(at?.file).toMatch(new RegExp(`${name}/45-value-objects/value-objects\\.ts$`));
  expect(at?.frame?.find((line) => line.startsWith('>'))).toContain(code);
});

test('what has to be stopped is told when it is', () => {
  expect(stopped.toSorted()).toEqual([
    '8 crashed',
    '8 flooded',
    '8 looped',
    '8 looped',
    '8 looped',
    '8 out of memory',
    'loading looped',
    'loading looped',
  ]);
});

test('a loop is not waited for once nobody wants to know', async () => {
  const controller = new AbortController();
  const run = runner.run([{ kata: findKata('45'), target: 'tests/fixtures/hangs/loop-in-a-method' }], {
    signal: controller.signal,
    onStop: () => stopped.push('too late'),
  });
  controller.abort();
  await expect(run).rejects.toThrow(CancelledError);
  expect(stopped).not.toContain('too late');
});

test('the book goes on: what runs after all that passes', async () => {
  const [result] = await runner.run([{ kata: findKata('45'), target: 'solutions' }]);
  expect(result?.rules.every(({ state }) => state === 'passed')).toBe(true);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { proveReverse, tameLawsOf } from '../../scripts/author/verify/prove-reverse.ts';
import { workbookRoot } from '../../scripts/platform/workbook-root.ts';
import { findReverseKata, listReverseKatas } from '../../scripts/reverse/reverse-kata.ts';
import { openRunner, type Runner } from '../../scripts/runner/runner.ts';

let runner: Runner;

beforeAll(async () => {
  runner = await openRunner();
});

afterAll(() => runner.close());

test.each(listReverseKatas(workbookRoot).map((reverse) => [reverse.id, reverse] as const))(
  "the record of %s is up to date; the kata's laws get all points, the sample law none, tame laws less than half",
  async (_, reverse) => {
    const { findings, scores } = await proveReverse(runner, reverse);
    expect(findings).toEqual([]);
    expect(scores.slice(0, 2).map(({ earned, possible }) => earned / possible)).toEqual([1, 0]);
    expect(scores).toHaveLength(2 + tameLawsOf(reverse).length);
  },
  300_000,
);

test.each(['r54', 'r45'])('%s has three tame sets of laws', (id) => {
  expect(tameLawsOf(findReverseKata(id)).map(({ name }) => name.split('/').at(-1))).toEqual([
    'happy-path.laws.ts',
    'no-aliasing.laws.ts',
    'no-failures.laws.ts',
  ]);
});

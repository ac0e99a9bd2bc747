import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listKatas } from '../scripts/kata/catalog.ts';
import { layOutStarters } from '../scripts/author/verify/handed-out-starters.ts';
import { testList } from '../scripts/author/generate/test-list.ts';
import { prove, type Proof } from '../scripts/author/verify/prove.ts';
import { openRunner } from '../scripts/runner/runner.ts';
import { workbookRoot } from '../scripts/platform/workbook-root.ts';

const katas = listKatas();
let proofs: Proof[];
let remove = () => {};

// Everything in one run: the processes that run katas are shared, and started once.
beforeAll(async () => {
  const handedOut = layOutStarters(katas, workbookRoot);
  remove = handedOut.remove;
  const runner = await openRunner();
  proofs = await prove(runner, katas, { starters: handedOut.starters });
  await runner.close();
});

afterAll(() => remove());

test('katas/tests.json is up to date (fix it with: npm run generate)', () => {
  const list = testList(new Map(proofs.map(({ kata, tests }) => [kata.slug, tests])));
  expect(readFileSync(join(workbookRoot, 'katas', 'tests.json'), 'utf8')).toBe(list);
});

describe.each(katas.map(({ slug }, i) => ({ slug, i })))('$slug', ({ i }) => {
  test('every rule is red on the starter, because of its own todo', () => {
    expect(proofs[i]?.starter).toEqual([]);
  });

  test('every rule accepts the solution', () => {
    expect(proofs[i]?.solution).toEqual([]);
  });

  test('every rule accepts every variant', () => {
    expect(proofs[i]?.variants).toEqual([]);
  });

  test('every impostor breaks the rules it names', () => {
    expect(proofs[i]?.impostors).toEqual([]);
  });
});

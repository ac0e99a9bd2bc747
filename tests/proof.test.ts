import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listKatas } from '../scripts/kata/catalog.ts';
import { workbookRoot } from '../scripts/platform/workbook-root.ts';
import { prove, type Proof } from '../scripts/author/verify/prove.ts';
import { openRunner } from '../scripts/runner/runner.ts';
import { starterText } from '../scripts/kata/starters.ts';

const katas = listKatas();
let proofs: Proof[];
let starters: string;

// Everything in one run: the processes that run katas are shared, and started once.
beforeAll(async () => {
  starters = layOutStarters();
  const runner = await openRunner();
  proofs = await prove(runner, katas, { starters });
  await runner.close();
}, 300_000);

afterAll(() => {
  rmSync(starters, { recursive: true, force: true });
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

/** The starters as they were handed out, in a folder of their own: the learner's may be solved by now. */
function layOutStarters(): string {
  const cache = join(workbookRoot, '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'starters-'));
  for (const kata of katas) {
    mkdirSync(join(folder, kata.slug));
    for (const name of kata.files) {
      const text = starterText(kata, name).replaceAll("'../support/", `'${join(workbookRoot, 'katas', 'support')}/`);
      writeFileSync(join(folder, kata.slug, name), text);
    }
  }
  return folder;
}

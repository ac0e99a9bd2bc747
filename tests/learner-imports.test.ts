import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findKata } from '../scripts/kata/catalog.ts';
import { workbookRoot } from '../scripts/platform/workbook-root.ts';
import { allowedModule } from '../scripts/runner/allowed-imports.ts';
import { openRunner, type Runner } from '../scripts/runner/runner.ts';

// Several files, and errors that are told apart by `instanceof`: a second copy of a module breaks it.
const kata = findKata('29');
const solution = join(workbookRoot, 'solutions', kata.slug);
let folder: string;
let runner: Runner;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'imports-'));
  runner = await openRunner();
});

afterAll(async () => {
  await runner.close();
  rmSync(folder, { recursive: true, force: true });
});

test.each([
  ['./core.ts', "'./core.ts'"],
  ['./core.js, as TypeScript proposes', "'./core.js'"],
  ['./core', "'./core'"],
])('a correct solution may import %s', async (_, specifier) => {
  const target = mkdtempSync(join(folder, 'answer-'));
  mkdirSync(join(target, kata.slug));
  for (const name of readdirSync(solution).filter((one) => one.endsWith('.ts'))) {
    const text = readFileSync(join(solution, name), 'utf8').replaceAll("'./core.ts'", specifier);
    writeFileSync(join(target, kata.slug, name), text);
  }
  const [result] = await runner.run([{ kata, target }]);
  const broken = result?.rules.filter(({ state }) => state !== 'passed').map(({ rule }) => rule.title);
  expect({ problem: result?.problem, broken }).toEqual({ problem: undefined, broken: [] });
});

test('grading takes the same names', () => {
  for (const specifier of ['../support/todo.ts', '../support/todo.js', '../support/todo']) {
    expect(allowedModule(specifier)).toBe('../support/todo.ts');
  }
});

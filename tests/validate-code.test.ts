import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseSync } from 'vite';
import { afterEach, expect, test, vi } from 'vitest';
import { findKata, type Kata } from '../scripts/kata/catalog.ts';
import { validateCode } from '../scripts/runner/validate-code.ts';

vi.mock('vite', async (original) => {
  const vite = await original<typeof import('vite')>();
  return { ...vite, parseSync: vi.fn(vite.parseSync) };
});

let root: string | undefined;
afterEach(() => root && rmSync(root, { recursive: true, force: true }));

function copyOf35(): Kata {
  root = mkdtempSync(join(tmpdir(), 'parse-'));
  const kata = findKata('35');
  const folder = join(root, 'katas', kata.slug);
  cpSync(kata.folder, folder, { recursive: true });
  return { ...kata, root, folder, tests: join(folder, basename(kata.tests)) };
}

test('a save parses each of the learner’s files once, and helper files, too', () => {
  const kata = copyOf35();
  const { folder } = kata;
  writeFileSync(join(folder, 'free.ts'), "export { free } from './helper.ts';\n");
  writeFileSync(join(folder, 'helper.ts'), 'export const free = () => 0;\n');
  expect(validateCode(kata, 'katas')).toBeUndefined();
  const parsed = vi.mocked(parseSync).mock.calls.map(([name]) => basename(name));
  expect(parsed.filter((name) => kata.files.includes(name) || name === 'helper.ts').toSorted()).toEqual(
    [...kata.files, 'helper.ts'].toSorted(),
  );
});

test.each([
  [
    'export const fre = () => 0;',
    'does not export free, which the tests import. It exports fre instead. Rename that, or',
  ],
  ['export const gratis = () => 0;', 'does not export free, which the tests import. Export it, or'],
])('a missing export is named, and what was probably meant: %s', (code, message) => {
  const kata = copyOf35();
  writeFileSync(join(kata.folder, 'free.ts'), code);
  expect(validateCode(kata, 'katas')?.message).toContain(message);
});

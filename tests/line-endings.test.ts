import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { findKata, type Kata } from '../scripts/kata/catalog.ts';
import { blobId, isUntouched, starterText } from '../scripts/kata/starters.ts';
import { resetKata } from '../scripts/learner/reset.ts';
import { diffOf } from '../scripts/learner/diff.ts';

// A folder that is no clone, with the one starter that git has checked out with other line endings.
const root = mkdtempSync(join(tmpdir(), 'endings-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
afterEach(() => vi.unstubAllEnvs());

const slug = '45-value-objects';
const starter = 'export class Money {}\nexport class Email {}\n';
const name = 'value-objects.ts';
const file = join(root, 'katas', slug, name);
mkdirSync(join(root, 'katas', slug), { recursive: true });
writeFileSync(join(root, 'katas', 'starters.json'), JSON.stringify({ [`${slug}/${name}`]: blobId(starter) }));
writeFileSync(join(root, 'katas', slug, 'value-objects.test.ts'), '');

const kata = (): Kata => findKata('45', root);
const onWindows = starter.replaceAll('\n', '\r\n');

test('a starter with the line endings of Windows is untouched', () => {
  writeFileSync(file, onWindows);
  expect(isUntouched(kata())).toBe(true);
  writeFileSync(file, onWindows.replace('Email', 'Mail'));
  expect(isUntouched(kata())).toBe(false);
});

test('it is found without git, and a reset saves no attempt', () => {
  writeFileSync(file, onWindows);
  expect(starterText(kata(), name)).toBe(onWindows);
  expect(resetKata(kata(), new Date())).toBeUndefined();
  expect(readFileSync(file, 'utf8')).toBe(onWindows);
});

test('an answer that differs only by line endings is no difference', () => {
  const [one, other] = [join(root, 'one.ts'), join(root, 'other.ts')];
  writeFileSync(one, starter);
  writeFileSync(other, onWindows);
  expect(diffOf(one, other, false).trim()).toBe('');
});

test('that two answers are equal is known without git as well', () => {
  const [one, other] = [join(root, 'one.ts'), join(root, 'other.ts')];
  writeFileSync(one, onWindows);
  writeFileSync(other, starter);
  // A folder that has no git.
  vi.stubEnv('PATH', root);
  expect(diffOf(one, other, false)).toBe('');
  writeFileSync(one, `${onWindows}// mine`);
  expect(diffOf(one, other, false)).toBe(
    `git cannot be run, so this is the whole file. Try: npm run doctor\n\n${starter}`,
  );
});

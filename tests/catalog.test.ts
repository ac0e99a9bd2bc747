import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { findKata, foldersLikeKatas, listKatas } from '../scripts/kata/catalog.ts';
import { fingerprint } from '../scripts/kata/fingerprint.ts';
import { createTempWorkbook } from '../scripts/testing/temp-workbook.ts';

let root: string;

// A copy takes a second on a busy machine, so each test cleans up after itself.
beforeAll(() => {
  root = createTempWorkbook([findKata('35'), findKata('45')]);
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

const folder = () => join(root, 'katas', '45-value-objects');

test.each([
  ['a test that the learner has written', 'money.test.ts', "test('mine', () => {});\n"],
  ['what macOS writes on disks of other systems', '._value-objects.test.ts', '\0\u0005\u0016\u0007'],
  ['what macOS writes beside an answer', '._value-objects.ts', '\0\u0005\u0016\u0007'],
])('%s beside a kata changes neither its laws nor its state', (_, name, text) => {
  const before = fingerprint(findKata('45', root));
  writeFileSync(join(folder(), name), text);
  onTestFinished(() => rmSync(join(folder(), name)));
  const kata = findKata('45', root);
  expect(kata.tests).toBe(join(folder(), 'value-objects.test.ts'));
  expect(kata.files).toEqual(['value-objects.ts']);
  expect(fingerprint(kata)).toBe(before);
});

test.each(['45-attempt1', '45-value-objects copy', '45-value-objects-old', '45-backup'])(
  'a copy of a kata, %s, is no kata',
  (name) => {
    cpSync(folder(), join(root, 'katas', name), { recursive: true });
    onTestFinished(() => rmSync(join(root, 'katas', name), { recursive: true }));
    expect(listKatas(root).map(({ slug }) => slug)).toEqual(['35-strategy', '45-value-objects']);
    expect(findKata('45', root).slug).toBe('45-value-objects');
    expect(foldersLikeKatas(root)).toEqual([name]);
  },
);

test('a kata whose tests are gone is named with what brings them back', () => {
  const path = join(folder(), 'value-objects.test.ts');
  const text = readFileSync(path);
  rmSync(path);
  onTestFinished(() => writeFileSync(path, text));
  expect(() => findKata('45', root)).toThrow('katas/45-value-objects/value-objects.test.ts is missing');
});

test.each([
  '45',
  '45-value-objects',
  'katas/45-value-objects/',
  'katas\\45-value-objects\\value-objects.ts',
  'value-objects.ts',
  'VALUE',
])('a kata is found by %s', (query) => {
  expect(findKata(query, root).slug).toBe('45-value-objects');
});

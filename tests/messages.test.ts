import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findKata } from '../scripts/kata/catalog.ts';
import { diffOfFiles } from '../scripts/learner/diff.ts';
import { defineCommand } from '../scripts/platform/cli/define-command.ts';
import { UserError } from '../scripts/platform/errors/user-error.ts';
import { openBrowser } from '../scripts/platform/open-browser.ts';
import { truncateLine } from '../scripts/platform/terminal/ansi-text.ts';
import { workbookRoot } from '../scripts/platform/workbook-root.ts';
import { sanitize } from '../scripts/teacher/reports/sanitize-text.ts';

test('an unknown number is answered with the first and the last one', () => {
  expect(() => findKata('999')).toThrow(
    /^There is no kata "999"; (the numbers are \d\d to \d\d|there are .*)\. Try: npm start, or the key l for the list$/,
  );
});

test('the help of a command fits on the terminal, whatever its source looks like', () => {
  const lines: string[] = [];
  const command = defineCommand('gap', { about: 'About.', more: `${'word '.repeat(30)}\n${'more '.repeat(9)}` });
  command.configureOutput({ writeOut: (text) => void lines.push(...text.split('\n')) }).outputHelp();
  const text = lines.filter((line) => /word|more/.test(line));
  expect(Math.max(...text.map((line) => line.length))).toBeLessThanOrEqual(process.stdout.columns || 80);
  expect(text.some((line) => line.includes('word more'))).toBe(true);
});

test('differences of several files are below the names of the files', () => {
  const [a, b] = ['package.json', 'tsconfig.json'].map((name) => join(workbookRoot, name)) as [string, string];
  const pair = (name: string, to: string) => ({ name, from: a, to });
  expect(diffOfFiles([pair('same.ts', a), pair('other.ts', b)], false)).toMatch(/^── other\.ts ──\n@@ /);
  expect(diffOfFiles([pair('one.ts', b)], false)).toMatch(/^@@ /);
});

test('a browser that cannot be started is no error', async () => {
  openBrowser('http://localhost', ['no-such-command-anywhere']);
  await new Promise((resolve) => setTimeout(resolve, 50));
});

test.each([
  ['\u001B', '␛'],
  ['\u007F', '␡'],
  ['\u0085', '�'],
  ['\u200F', '�'],
  ['\u2028', '�'],
  ['\u202E', '�'],
  ['\uFFFE', '�'],
  ['\uD800', '�'],
  ['👩‍🚀', '👩‍🚀'],
])('%j is shown the same way in errors, on the screen and in reports', (text, shown) => {
  expect(new UserError(text, 'npm start').message).toBe(`${shown}. Try: npm start`);
  expect(truncateLine(text, 10)).toBe(shown);
  expect(sanitize(text)).toBe(shown);
});

test('a tab is visible in an error, takes one column on the screen, and stays in reports', () => {
  expect(new UserError('a\tb', 'npm start').message).toBe('a␉b. Try: npm start');
  expect(truncateLine('a\tb', 10)).toBe('a b');
  expect(sanitize('a\tb')).toBe('a\tb');
});

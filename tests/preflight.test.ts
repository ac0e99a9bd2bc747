import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findKata, type Kata } from '../scripts/kata/catalog.ts';
import { workbookRoot } from '../scripts/platform/workbook-root.ts';
import { createTheme } from '../scripts/platform/terminal/theme.ts';
import { screenLines } from '../scripts/learner/watch/ui/screen.ts';
import { viewOf } from '../scripts/learner/watch/view.ts';
import { validateCode } from '../scripts/runner/validate-code.ts';
import type { Problem } from '../scripts/runner/result.ts';
import { createTempWorkbook, removeFolder } from '../scripts/testing/temp-workbook.ts';

// What a compiler would say is said before any test is run, with the line.
let root: string;
let kata: Kata;
let starter: string;
const file = 'katas/45-value-objects/value-objects.ts';

beforeAll(() => {
  root = createTempWorkbook([findKata('45')]);
  kata = findKata('45', root);
  starter = readFileSync(join(root, file), 'utf8');
});

afterAll(() => removeFolder(root));

function problemWith(code: string): Problem | undefined {
  writeFileSync(join(root, file), code);
  return validateCode(kata, 'katas');
}

/** The starter with another first line, so that places are easy to name. */
const begin = (line: string) => `${line}\n${starter}`;

test('a starter as it was handed out is fine', () => {
  expect(problemWith(starter)).toBeUndefined();
});

describe('does not compile', () => {
  test.each([
    ['const a = (1 + ;', '1:16', 'Unexpected token'],
    ['const a = f(1, 2;', '1:17', 'Expected `,` or `)` but found `;`'],
    ['class A { get a() { return this.#a; } }', '1:33', "Private field '#a' must be declared in an enclosing class"],
    ['let a = 1; let a = 2;', '1:16', 'Identifier `a` has already been declared'],
    ['function f() { await 1; }', '1:16', '`await` is only allowed within async functions'],
    ['break;', '1:1', 'Illegal break statement'],
  ])('%s', (line, place, said) => {
    const problem = problemWith(begin(line));
    expect(problem?.kind).toBe('does not compile');
    expect(problem?.message).toContain(`${file}:${place} does not compile: ${said}`);
    expect(problem?.message).toMatch(/[^.]\. Fix this line and save\.$/);
    expect(problem?.at?.frame?.slice(0, 2)).toEqual([
      `> 1 | ${line}`,
      `    | ${' '.repeat(Number(place.slice(2)) - 1)}^`,
    ]);
  });

  test.each([
    ['class A { @log m() {} }', '1:11'],
    ['@sealed class A {}', '1:1'],
    ['class A { accessor a = 1; }', '1:11'],
  ])('%s compiles, but no Node runs it', (line, place) => {
    const problem = problemWith(begin(line));
    expect(problem?.kind).toBe('does not compile');
    expect(problem?.message).toBe(
      `${file}:${place} has a decorator or an accessor field, which Node does not support yet. Remove it and save.`,
    );
  });

  test.each(["const at = '@log'; // @param a", 'const accessor = 1;'])('%s is fine', (line) => {
    expect(problemWith(begin(line))).toBeUndefined();
  });

  test.each(['utf16le', 'utf16be'])('a file that was saved as %s is named with what mends it', (encoding) => {
    const text = Buffer.from(`\ufeff${starter}`, 'utf16le');
    writeFileSync(join(root, file), encoding === 'utf16be' ? text.swap16() : text);
    expect(validateCode(kata, 'katas')?.message).toBe(
      `${file} is saved as UTF-16, which Node cannot read. Save it as UTF-8.`,
    );
  });

  test('the screen shows the line', () => {
    const found = problemWith(begin('const a = (1 + ;'));
    if (!found?.at) throw new Error('It has no place.');
    const problem = { ...found, at: { ...found.at, file: join(workbookRoot, file) } };
    const result = { slug: kata.slug, target: 'katas', rules: [], duration: 0, problem };
    const lines = screenLines({ ...viewOf(kata, []), result }, createTheme(false));
    expect(lines).toContain('  > 1 | const a = (1 + ;');
    // The place is said once.
    expect(lines.filter((line) => line.includes(`${file}:1:16`))).toHaveLength(1);
  });
});

test.each([
  ['lacks an export', (): string => starter.replace('export class Email ', 'class Email ')],
  ['missing', (): string => ''],
] as const)('a file that is %s is named with what mends it', (kind, code) => {
  if (kind === 'missing') rmSync(join(root, file), { force: true });
  const problem = kind === 'missing' ? validateCode(kata, 'katas') : problemWith(code());
  expect(problem?.kind).toBe(kind);
  expect(problem?.message).toMatch(/: npm run reset 45( value-objects\.ts)?$/);
});

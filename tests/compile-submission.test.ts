import { expect, test } from 'vitest';
import { compile } from '../scripts/teacher/sandbox/compile/compile.ts';

const reasonFor = async (source: string) => {
  const compiled = await compile({ folder: 'katas/45-value-objects', files: { 'a.ts': source }, needed: {} });
  return 'refusal' in compiled ? compiled.refusal.reason : undefined;
};

test.each([
  ['with a byte order mark', Buffer.from('\uFEFFexport const one = 1;\r\n', 'utf16le')],
  ['without one', Buffer.from('export const one = 1;\r\n', 'utf16le')],
  ['the other way round', Buffer.from('\uFEFFexport const one = 1;\r\n', 'utf16le').swap16()],
])('a file that Windows PowerShell has saved as UTF-16, %s, is told how to save it', async (_, bytes) => {
  expect(await reasonFor(bytes.toString('utf8'))).toBe(
    'a.ts is saved as UTF-16, which Node cannot read. Save it as UTF-8.',
  );
});

test('a reason ends with one full stop', async () => {
  expect(await reasonFor('const = 1;')).toMatch(/^a\.ts:1:7 does not compile: .*[^.]\.$/);
  expect(await reasonFor('\0\u0001\u0002 = 1;')).toMatch(/[^.]\.$/);
  expect(await reasonFor('export const two = 2;')).toBeUndefined();
});

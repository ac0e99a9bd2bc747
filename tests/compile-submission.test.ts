import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Compiler } from '../scripts/teacher/sandbox/compile/compiler.ts';
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

test.each([
  ['a process that takes long to start', "setTimeout(() => process.send('ready'), 600);", 'passed'],
  ['a loop', "process.on('message', () => { for (;;); });", 'refused'],
  ['a process that ends', "process.on('message', () => process.exit());", 'refused'],
])('the time of a submission begins when the compiler is ready: %s', async (_, script, expected) => {
  const folder = mkdtempSync(join(tmpdir(), 'compiler-'));
  const entry = join(folder, 'entry.mjs');
  const ready = script.includes("'ready'") ? '' : "process.send('ready');";
  writeFileSync(entry, `process.on('message', () => process.send({ modules: {} }));\n${script}\n${ready}\n`);
  if (expected === 'refused') writeFileSync(entry, `${script}\n${ready}\n`);
  const compiler = new Compiler({ entry, limit: 300 });
  try {
    const compiled = await compiler.compile({ folder, files: { 'a.ts': '' }, helpers: {}, unreadable: {}, needed: {} });
    expect('refusal' in compiled ? 'refused' : 'passed').toBe(expected);
  } finally {
    compiler.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a compiler that cannot start fails the grader, blames no submission, and is started again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'compiler-'));
  const entry = join(folder, 'entry.mjs');
  const compiler = new Compiler({ entry });
  const submitted = { folder, files: { 'a.ts': '' }, helpers: {}, unreadable: {}, needed: {} };
  try {
    await expect(compiler.compile(submitted)).rejects.toThrow('The compiler could not be started.');
    writeFileSync(entry, `process.on('message', () => process.send({ modules: {} }));\nprocess.send('ready');\n`);
    expect(await compiler.compile(submitted)).toEqual({ modules: {} });
  } finally {
    compiler.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

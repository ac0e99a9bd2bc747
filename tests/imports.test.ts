import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { brokenImports } from '../katas/support/import-rules.ts';
import { globalsOf, importsOf } from '../katas/support/imports.ts';

describe('importsOf', () => {
  test.each([
    ["import { a } from './a.ts';", 'import', false],
    ["import a from './a.ts';", 'import', false],
    ["import './a.ts';", 'import', false],
    ["import type { A } from './a.ts';", 'import', true],
    ["import { type A } from './a.ts';", 'import', true],
    ["import { type A, b } from './a.ts';", 'import', false],
    ["export { a } from './a.ts';", 'export from', false],
    ["export * from './a.ts';", 'export from', false],
    ["export type { A } from './a.ts';", 'export from', true],
    ["export type * from './a.ts';", 'export from', true],
    ["type A = typeof import('./a.ts');", 'typeof import()', true],
    ["type A = import('./a.ts').A;", 'typeof import()', true],
    ["let a: Array<import('./a.ts').A> = [];", 'typeof import()', true],
    ["import a = require('./a.ts');", 'import = require()', false],
    ["const a = require('./a.ts');", 'require()', false],
    ["const a = require.resolve('./a.ts');", 'require()', false],
    ["const a = await import('./a.ts');", 'dynamic import', false],
    ['const a = await import(`./a.ts`);', 'dynamic import', false],
    ["declare module './a.ts' { interface A {} }", 'declare module', true],
  ])('%s', (source, kind, typeOnly) => {
    expect(importsOf(`\n${source}`)).toEqual([{ specifier: './a.ts', kind, typeOnly, line: 2 }]);
  });

  test('a computed import has no specifier', () => {
    expect(importsOf("await import('./' + name);")).toMatchObject([{ specifier: undefined, kind: 'dynamic import' }]);
  });

  test('comments, strings and look-alikes are no imports', () => {
    const decoys = [
      "// import { a } from './a.ts';",
      "/* export * from './a.ts'; */",
      'const text = "import { a } from \'./a.ts\'";',
      'const template = `import("./a.ts")`;',
      "const loader = { import: (path: string) => path }; loader.import('./a.ts');",
      'const own = import.meta.url;',
      'declare module Space {}',
      "export const from = './a.ts';",
    ];
    expect(importsOf(decoys.join('\n'))).toEqual([]);
  });
});

describe('globalsOf', () => {
  test('finds globals and one property of them, not names of properties', () => {
    const source = [
      'console.log(1);',
      'const t = Date.now();',
      "const u = Date['now']();",
      'const o = { console: 1, process() {} }; o.console; o.process();',
      'class C { process = 1; console(): void {} }',
      'const d = new Date(0);',
      '// process.exit()',
      'const { process } = globalThis;',
    ].join('\n');
    expect(globalsOf(source, ['console', 'process', 'Date.now'])).toEqual([
      { name: 'console', line: 1 },
      { name: 'Date.now', line: 2 },
      { name: 'Date.now', line: 3 },
      { name: 'process', line: 8 },
    ]);
  });
});

describe('brokenImports', () => {
  const rules = { 'inner.ts': { mayImport: [] }, 'outer.ts': { mayImport: ['inner.ts'], packages: ['node:fs'] } };
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'layers-'));
  });

  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  const check = (files: Record<string, string>) => {
    for (const [name, text] of Object.entries({ 'inner.ts': '', 'outer.ts': '', ...files })) {
      const path = join(root, 'katas', '30-layers', name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
    return brokenImports(pathToFileURL(join(root, 'katas', '30-layers', 'layers.test.ts')).href, rules);
  };

  test('inward imports, allowed packages and what the workbook gives are fine', () => {
    const given = { 'inner.ts': "import { todo } from '../support/todo.ts';" };
    mkdirSync(join(root, 'katas', 'support'), { recursive: true });
    writeFileSync(join(root, 'katas', 'support', 'todo.ts'), '');
    expect(check({ ...given, 'outer.ts': "import './inner.ts'; import fs from 'node:fs';" })).toEqual([]);
  });

  test.each([
    ["import type { A } from './outer.ts';", 'import, type only'],
    ["export { a } from './outer.ts';", 'export from'],
    ["type A = typeof import('./outer.ts');", 'typeof import(), type only'],
    ["import a = require('./outer.ts');", 'import = require()'],
    ["require('./outer.ts');", 'require()'],
    ["await import('./outer.ts');", 'dynamic import'],
    ["declare module './outer.ts' {}", 'declare module, type only'],
    ["import './outer';", 'import'],
    ["import './outer.js';", 'import'],
    ["import '../30-layers/outer.ts';", 'import'],
  ])('outward: %s', (source, kind) => {
    expect(check({ 'inner.ts': `\n${source}` })).toEqual([
      `inner.ts:2 imports outer.ts (${kind}): inner.ts must not know outer.ts`,
    ]);
  });

  test('a barrel hides nothing, nor do two, nor one that imports itself', () => {
    const barrels = {
      'index.ts': "export * from './more/index.ts'; import './index.ts';",
      'more/index.ts': "export * from '../outer.ts';",
    };
    expect(check({ ...barrels, 'inner.ts': "import { a } from '.';" })).toEqual([
      'inner.ts:1 imports outer.ts (export from, through index.ts, index.ts): inner.ts must not know outer.ts',
    ]);
  });

  test('a package that is not allowed', () => {
    expect(check({ 'inner.ts': "import fs from 'node:fs';" })).toEqual([
      'inner.ts:1 imports node:fs (import): inner.ts must not know node:fs',
    ]);
  });

  test('what is computed can not be checked, so it is refused', () => {
    expect(check({ 'inner.ts': 'await import(name);' })).toEqual([
      'inner.ts:1 imports a file that cannot be determined (dynamic import): name the file',
    ]);
  });

  test('a missing layer is an error, not a rule that holds', () => {
    expect(() => brokenImports(pathToFileURL(join(root, 'katas', '30-layers', 'layers.test.ts')).href, rules)).toThrow(
      'missing',
    );
  });
});

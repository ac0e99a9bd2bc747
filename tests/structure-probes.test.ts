import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bypasses, bypassesIn } from '../katas/support/bypasses.ts';
import { forbiddenWork, workIn } from '../katas/support/forbidden-work.ts';
import { sharedHelpers } from '../katas/support/helper-files.ts';
import { missingUses, usesImport } from '../katas/support/missing-uses.ts';
import { publicMembersOf, unlistedMembers } from '../katas/support/unlisted-members.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'structure-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const layers = ['inner.ts', 'outer.ts'];

/** Writes a kata of two layers, and says where its test would be. */
function kataOf(files: Readonly<Record<string, string>>): string {
  for (const [name, source] of Object.entries({ 'inner.ts': '', 'outer.ts': '', ...files })) {
    const path = join(root, 'katas', '90-layers', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, source);
  }
  return `${pathToFileURL(join(root, 'katas', '90-layers', 'layers.test.ts')).href}?as=katas`;
}

describe('sharedHelpers', () => {
  test('layers may import each other, and each may have helper files of its own', () => {
    const files = {
      'inner.ts': "import { a } from './a.ts';",
      'a.ts': "import { b } from './more/b.ts';",
      'more/b.ts': '',
      'outer.ts': "import { x } from './inner.ts'; import { c } from './c.ts'; import fs from 'node:fs';",
      'c.ts': "import { x } from './inner.ts'; import { c } from './c.ts';",
    };
    expect(sharedHelpers(kataOf(files), layers)).toEqual([]);
  });

  test('what the workbook gives is no helper file', () => {
    mkdirSync(join(root, 'katas', 'support'), { recursive: true });
    writeFileSync(join(root, 'katas', 'support', 'todo.ts'), '');
    const todo = "import { todo } from '../support/todo.ts';";
    expect(sharedHelpers(kataOf({ 'inner.ts': todo, 'outer.ts': todo }), layers)).toEqual([]);
  });

  test.each([
    ["import { all } from './all.ts';", "export { all } from './all.ts';"],
    ["import type { All } from './all.ts';", "type All = import('./all.ts').All;"],
    ["import { all } from './all.ts';", "const all = await import('./all.ts');"],
    ["import './all';", "import './all.js';"],
  ])('a helper file of two layers: %s and %s', (inner, outer) => {
    const url = kataOf({ 'inner.ts': inner, 'outer.ts': outer, 'all.ts': '' });
    expect(sharedHelpers(url, layers)).toEqual([
      'all.ts is imported by inner.ts and outer.ts: a helper file belongs to one of them',
    ]);
  });

  test('a helper file behind another one is found, too', () => {
    const files = {
      'inner.ts': "import './a.ts';",
      'a.ts': "import './all.ts';",
      'outer.ts': "import './b.ts';",
      'b.ts': "import './all.ts';",
      'all.ts': '',
    };
    expect(sharedHelpers(kataOf(files), layers)).toEqual([
      'all.ts is imported by inner.ts and outer.ts: a helper file belongs to one of them',
    ]);
  });

  test('does not hold by not being looked at', () => {
    expect(() => sharedHelpers(kataOf({}), [])).toThrow('no layer');
    expect(() => sharedHelpers(kataOf({}), ['missing.ts'])).toThrow('missing.ts is missing');
  });
});

describe('usesImport', () => {
  test.each([
    "import { make } from './inner.ts'; make();",
    "import { make as build } from './inner.ts'; build();",
    "import { make } from './inner.ts'; const makers = [make];",
    "import * as inner from './inner.ts'; inner.make();",
    "const { make } = await import('./inner.ts');",
    "const made = (await import('./inner.ts')).make();",
  ])('uses it: %s', (source) => {
    expect(usesImport(source, 'make')).toBe(true);
  });

  test.each([
    "import { make } from './inner.ts';",
    "import { make as build } from './inner.ts';",
    "import { make as build } from './inner.ts'; function make() {} make();",
    "import { other } from './inner.ts'; other();",
    'function make() {} make();',
    "// import { make } from './inner.ts'; make();",
    "const text = 'make()';",
  ])('does not use it: %s', (source) => {
    expect(usesImport(source, 'make')).toBe(false);
  });
});

describe('missingUses', () => {
  test('looks at the file and at its helper files', () => {
    const files = {
      'outer.ts': "import { a } from './inner.ts'; import { b } from './helper.ts'; a(b);",
      'helper.ts': "import { c } from './inner.ts'; export const b = c();",
    };
    const url = kataOf(files);
    expect(missingUses(url, layers, { 'outer.ts': ['a', 'c'] })).toEqual([]);
    expect(missingUses(url, layers, { 'outer.ts': ['a', 'd'], 'inner.ts': ['c'] })).toEqual([
      'outer.ts never uses d',
      'inner.ts never uses c',
    ]);
  });

  test('does not hold by not being looked at', () => {
    expect(() => missingUses(kataOf({}), layers, {})).toThrow('no use');
  });
});

describe('publicMembersOf', () => {
  test('finds every kind of public member', () => {
    const source = `export class Order {
      id = 1;
      readonly 'a b' = 2;
      [Symbol.iterator]() {}
      static create() {}
      get total() { return 1; }
      set total(value) {}
      public show() {}
      constructor(readonly items: string[], size: number) {}
    }`;
    expect(publicMembersOf(source, 'Order')).toEqual([
      'id',
      'a b',
      '[computed]',
      'static create',
      'total',
      'show',
      'items',
    ]);
  });

  test('private and protected members are not public, nor are those of other classes', () => {
    const source = `class Order {
      #id = 1;
      private a = 1;
      protected static b() {}
      constructor(private readonly c: string, public d: string) {}
    }
    class Other { e = 1 }
    export { Order };`;
    expect(publicMembersOf(source, 'Order')).toEqual(['d']);
  });

  test('a class may be the value of a constant', () => {
    expect(publicMembersOf('export const Order = class { id = 1 };', 'Order')).toEqual(['id']);
  });
});

describe('unlistedMembers', () => {
  test('names what the statement does not list', () => {
    const url = kataOf({ 'inner.ts': 'export class Order { id = 1; save() {} static make() {} }' });
    expect(unlistedMembers(url, 'inner.ts', { Order: ['id', 'total'] })).toEqual([
      'inner.ts: Order has the public member save, which the statement does not list',
      'inner.ts: Order has the public member static make, which the statement does not list',
    ]);
    expect(unlistedMembers(url, 'inner.ts', { Order: ['id', 'save', 'static make'] })).toEqual([]);
  });

  test('does not hold by not being looked at', () => {
    expect(() => unlistedMembers(kataOf({}), 'inner.ts', {})).toThrow('no class');
  });
});

describe('forbiddenWork', () => {
  test('finds reads and instances in a layer and in its helper files', () => {
    const files = {
      'outer.ts': "import { sum } from './sum.ts'; import { Refused as No } from './inner.ts'; throw new No(sum);",
      'sum.ts': 'export const sum = (items) => items.map(({ price }) => price);',
    };
    const url = kataOf(files);
    expect(forbiddenWork(url, layers, { 'outer.ts': { reads: ['price', 'size'], creates: ['Refused'] } })).toEqual([
      'outer.ts must not read price',
      'outer.ts must not create Refused',
    ]);
    expect(forbiddenWork(url, layers, { 'inner.ts': { reads: ['price'] } })).toEqual([]);
  });

  test.each(['item.price;', "item['price'];", 'const { price } = item;', 'function f({ price: p }) {}'])(
    'reads it: %s',
    (source) => expect(workIn(source).reads).toContain('price'),
  );

  test.each(['const price = 1;', 'const item = { price: 1 };', 'interface Item { price: number }', "'price';"])(
    'does not read it: %s',
    (source) => expect(workIn(source).reads).not.toContain('price'),
  );

  test('does not hold by not being looked at', () => {
    expect(() => forbiddenWork(kataOf({}), layers, { 'inner.ts': {} })).toThrow('no work');
  });
});

describe('bypasses', () => {
  const delegation = { from: 'handle', to: ['show'], numbers: [201] };
  const show = 'export function show() { return 201; }';

  test.each([
    'export function handle() { return show(); }',
    'export const handle = () => work().then(show);',
    'export function handle() { return new Handler(); } class Handler { run() { return show(); } }',
    'const views = { show }; export function handle() { return views.show(); }',
    'function run() { return show(); } export { run as handle };',
    'export function handle(): 201 { return show() as 201; }',
  ])('leaves the work to the other function: %s', (source) => {
    expect(bypassesIn([show, source], delegation)).toEqual([]);
  });

  test.each([
    ['export function handle() { return 201; }', ['handle never uses show', 'handle uses 201: only show may']],
    ['export function handle() { show(); return code; } const code = 201;', ['handle uses 201: only show may']],
    ['export function handle() { return body(); } function body() {}', ['handle never uses show']],
  ])('does the work itself: %s', (source, lines) => {
    expect(bypassesIn([show, source], delegation)).toEqual(lines);
  });

  test('follows helper files', () => {
    const files = {
      'outer.ts': `import { run as start } from './run.ts'; export function handle() { return start(); } ${show}`,
      'run.ts': "import { show } from './outer.ts'; export function run() { return show(); }",
    };
    expect(bypasses(kataOf(files), layers, { file: 'outer.ts', ...delegation })).toEqual([]);
  });

  test('does not hold by not being looked at', () => {
    expect(() => bypasses(kataOf({}), layers, { file: 'outer.ts', ...delegation, to: [] })).toThrow('no function');
  });
});

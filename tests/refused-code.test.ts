import { describe, expect, test } from 'vitest';
import { refuseCode } from '../scripts/runner/refuse-code.ts';

const check = (source: string) => {
  const refusal = refuseCode({ name: 'a.ts', source, files: ['a.ts', 'b.ts'] });
  return refusal && `${refusal.at?.line}:${refusal.at?.column} ${refusal.what}`;
};

describe('what the sandbox does not have is refused with its name', () => {
  test.each([
    ['process.exit()', '1:1 uses process'],
    ['const a = globalThis.process;', '1:11 uses process'],
    ["const a = global['fetch'];", '1:11 uses fetch'],
    ['\nconst a = crypto.subtle;', '2:11 uses crypto.subtle'],
    ['const a = globalThis.crypto.subtle;', '1:11 uses crypto.subtle'],
    ['/(a)/.test("a"); const a = RegExp.$1;', '1:28 uses RegExp.$1'],
    ['performance.mark("a");', '1:1 uses performance.mark'],
    ['const o = { process };', '1:13 uses process'],
    ['new Worker("a");', '1:5 uses Worker'],
    ['export { process };', '1:10 uses process'],
  ])('%s', (source, what) => {
    expect(check(source)).toBe(`${what}, which is not available to a solution`);
  });
});

describe('imports are refused by their name', () => {
  test.each([
    ["import { promisify } from 'util';", 'imports promisify from "util"'],
    ["import util from 'node:util';\nutil.promisify;", 'imports promisify from "node:util"'],
    ["import * as util from 'node:util';\nutil.promisify;", 'imports promisify from "node:util"'],
    ["export { promisify } from 'node:util';", 'imports promisify from "node:util"'],
    ["import './c.ts';", 'imports "./c.ts"'],
    ["import { readFileSync } from 'node:fs';", 'imports "node:fs"'],
    ["const a = require('fs');", 'imports "fs"'],
    ["import { promisify, format } from 'util';", 'imports promisify, format from "util"'],
  ])('%s', (source, what) => {
    expect(check(source)).toContain(what);
  });

  test('all at once', () => {
    const source = "import 'fs';\nimport { inspect } from 'node:util';\nimport './c.ts';\nimport 'os';\n";
    expect(check(source)).toMatch(
      /^1:1 imports "fs"\. It may .+\. The imports in lines 3 and 4 are not allowed either$/,
    );
    expect(check("import 'fs';\nimport 'os';")).toMatch(/\. The import in line 2 is not allowed either$/);
    const remedy = refuseCode({ name: 'a.ts', source, files: ['a.ts'] })?.remedy;
    expect(remedy).toBe('Remove these imports');
  });

  test('but not those that only come from the same module', () => {
    const source = "import { inspect } from 'util';\nimport { promisify } from 'util';";
    expect(check(source)).not.toContain('either');
  });
});

describe('nothing is refused that only looks like it', () => {
  test.each([
    'interface Response { a: 1 } const f = (r: Response, q: Request, p: typeof process) => r.a;',
    'const a = { process: 1, fetch() {} }; a.process; a.fetch();',
    'class A { process = 1; static fetch() {} get module() { return this.process; } }',
    'enum E { process, fetch }',
    'process: for (;;) break process;',
    'const a = typeof process === "undefined" ? 1 : process.pid;',
    'function f({ process }, [fetch], module = 1, ...exports) { process; fetch; module; exports; }',
    'try {} catch (process) { process; }',
    "import { Buffer as process } from 'node:buffer'; process;",
    "import { type Stats } from 'node:fs'; import type { A } from './c.ts';",
    "import util, { inspect } from 'util'; util.inspect; util.default; inspect;",
    "import { a } from './b.ts'; export { a as process };",
    'const x = globalThis?.process;',
  ])('%s', (source) => {
    expect(check(source)).toBeUndefined();
  });
});

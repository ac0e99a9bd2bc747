import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { explainConfig, unusableConfig } from '../scripts/bootstrap/config-checks.cjs';
import { compiledFiles, fileFacts, gitFacts } from '../scripts/learner/doctor/gather-git.ts';
import { workbookRoot } from '../scripts/platform/workbook-root.ts';

// What a learner's mistakes in the configuration files do. `run.cjs` checks them before it starts anything.
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'config-'));
  symlinkSync(join(workbookRoot, 'node_modules'), join(folder, 'node_modules'), 'junction');
  for (const name of ['package.json', 'tsconfig.json']) put(name, readFileSync(join(workbookRoot, name), 'utf8'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function put(name: string, text: string): void {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), text);
}

describe('a configuration file', () => {
  test.each<[what: string, name: string, edit: (text: string) => string, line: string | undefined]>([
    ['as it is', 'tsconfig.json', (text) => text, undefined],
    [
      'with comments and a trailing comma',
      'tsconfig.json',
      (text) => `// mine\n${text.replace(/\n\}\s*$/, ',\n}')}`,
      undefined,
    ],
    [
      'without a comma',
      'tsconfig.json',
      (text) => text.replace('"strict": true,', '"strict": true'),
      'tsconfig.json:10:5 is not valid JSON: a comma is expected here. Try: git stash push -- tsconfig.json',
    ],
    [
      'cut off',
      'tsconfig.json',
      () => '{',
      'tsconfig.json:1:2 is not valid JSON: a closing } is expected here. Try: git stash push -- tsconfig.json',
    ],
    [
      'empty',
      'tsconfig.json',
      () => '',
      'tsconfig.json:1:1 is not valid JSON: a value is expected here. Try: git stash push -- tsconfig.json',
    ],
    [
      'cut off',
      'package.json',
      () => '{\n  "name": "x"',
      'package.json:2:14 is not valid JSON: a closing } is expected here. Try: git stash push -- package.json',
    ],
    [
      'of scripts',
      'package.json',
      (text) => text.replace('"type": "module"', '"type": "commonjs"'),
      'package.json has "type": "commonjs" instead of "module". Try: git stash push -- package.json',
    ],
    [
      'without a type',
      'package.json',
      (text) => text.replace('"type": "module",', ''),
      'package.json lacks "type": "module". Try: git stash push -- package.json',
    ],
  ])('%s: %s', (_, name, edit, line) => {
    put(name, edit(readFileSync(join(folder, name), 'utf8')));
    expect(unusableConfig(folder)).toBe(line);
  });

  test.each<[message: string, line: string | undefined]>([
    [
      "Transform failed with 1 error:\n\n\u001B[31m[TSCONFIG_ERROR] \u001B[0mFailed to load tsconfig 'none.json': Tsconfig not found\n",
      "Failed to load tsconfig 'none.json': Tsconfig not found. Try: git stash push -- tsconfig.json",
    ],
    [
      'Transform failed with 1 error:\n\n\u001B[31m[PARSE_ERROR] \u001B[0mUnexpected token\n  \u001B[38;5;246m╭─\u001B[0m[ vitest.config.ts:32:16 ]\n',
      'vitest.config.ts:32:16 does not compile: Unexpected token. Try: git stash push -- vitest.config.ts',
    ],
    ['A bug', undefined],
  ])('that Vite refuses is named: %s', (message, line) => {
    expect(explainConfig(new Error(message), folder)).toBe(line);
  });
});

test('the doctor finds compiled files, and a package.json without one of its packages', () => {
  put('katas/45-value-objects/value-objects.ts', '');
  put('katas/45-value-objects/value-objects.js', '');
  put('katas/45-value-objects/mine.js', '');
  expect(compiledFiles(folder)).toEqual(['katas/45-value-objects/value-objects.js']);
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd: folder });
  git('init', '-q');
  git('add', 'package.json');
  git('commit', '-q', '-m', 'start');
  put('package.json', readFileSync(join(folder, 'package.json'), 'utf8').replace(/ +"yauzl".*\n/, ''));
  expect(fileFacts(folder, gitFacts(folder)).changed).toEqual(['package.json']);
});

test('the type check never writes files, whatever tsconfig.json says', () => {
  const { scripts } = JSON.parse(readFileSync(join(workbookRoot, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  expect(scripts['typecheck']).toBe('tsc --noEmit');
});

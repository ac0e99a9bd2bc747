import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { workbookRoot } from '../scripts/platform/workbook-root.ts';
import { importsIn } from './support/imports-in.ts';

const files = execFileSync('git', ['ls-files', '-z'], { cwd: workbookRoot, encoding: 'utf8' })
  .split('\0')
  .filter(Boolean);
const read = (path: string) => readFileSync(join(workbookRoot, path), 'utf8');

test('the lockfile names no registry', () => {
  expect(read('package-lock.json')).not.toContain('"resolved"');
});

test('the lockfile has nothing that npm 10 would take out', () => {
  // Node 20 and 22 come with npm 10, which drops `libc` when it installs: every clone would have a changed file at once.
  const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, object> };
  const changed = Object.keys(packages).filter((name) => 'libc' in (packages[name] ?? {}));
  expect(changed, 'Try: npx npm@10 install --package-lock-only').toEqual([]);
});

test('lockfiles of other package managers do not get into a commit', () => {
  const lockfiles = ['pnpm-lock.yaml', 'bun.lock', 'bun.lockb', 'yarn.lock'];
  const ignored = execFileSync('git', ['check-ignore', ...lockfiles], { cwd: workbookRoot, encoding: 'utf8' });
  expect(ignored.split('\n').filter(Boolean)).toEqual(lockfiles);
});

test('no file names a path of the machine it was written on', () => {
  const home = homedir();
  const telling = files
    .filter((path) => /\.(ts|mjs|json|md|ya?ml|svg|txt)$|run$|pre-commit$/.test(path))
    .filter((path) => {
      const text = read(path);
      return text.includes(`${dirname(workbookRoot)}/`) || (home !== '/' && text.includes(`${home}/`));
    });
  expect(telling).toEqual([]);
});

// Parses more than a thousand files.
describe('who imports whom', () => {
  const importsBelow = (folder: RegExp) => importsIn(files.filter((path) => folder.test(path) && path.endsWith('.ts')));

  test('impostors, variants and solutions never import the learner’s files', () => {
    const wrong = importsBelow(/^(solutions|tests\/(impostors|variants|fixtures\/hangs))\//).filter(({ to }) =>
      to.startsWith('katas/'),
    );
    expect(wrong).toEqual([]);
  });

  test('katas import nothing but their own files, what they share, vitest, fast-check and node', () => {
    const wrong = importsBelow(/^katas\/\d\d-/).filter(
      ({ path, to }) =>
        !to.startsWith(`${dirname(path)}/`) && !/^(katas\/support\/[\w-]+\.ts|vitest|fast-check|node:[\w/]+)$/.test(to),
    );
    expect(wrong).toEqual([]);
  });

  test('what katas share knows nothing of scripts, and scripts nothing of tests', () => {
    expect(importsBelow(/^katas\/support\//).filter(({ to }) => to.startsWith('scripts/'))).toEqual([]);
    expect(importsBelow(/^scripts\//).filter(({ to }) => to.startsWith('tests/'))).toEqual([]);
  });
});

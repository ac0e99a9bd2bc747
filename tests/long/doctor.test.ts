import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findKata } from '../../scripts/kata/catalog.ts';
import { workbookRoot } from '../../scripts/platform/workbook-root.ts';
import type { Facts } from '../../scripts/learner/doctor/facts.ts';
import { findingsOf } from '../../scripts/learner/doctor/findings.ts';
import { explainFailure, unusablePath, workspaceAbove, wrongNode } from '../../scripts/bootstrap/startup-checks.cjs';
import { canTakeOver } from '../../scripts/learner/watch/ui/terminal.ts';
import { openSession } from '../../scripts/testing/pseudo-terminal.ts';
import { createTempWorkbook, removeFolder } from '../../scripts/testing/temp-workbook.ts';
import { readStatement } from '../../scripts/kata/statement.ts';
import { isWriteError, writeErrorLine } from '../../scripts/platform/errors/fs-errors.ts';
import { runScript, scriptLine } from '../support/run-script.ts';

const lastToDo = `○ ${readStatement(findKata('45').statement).rules.length} `;

const healthy: Facts = {
  platform: 'linux',
  root: '/work books/übung',
  node: { version: '22.12.0', range: '^20.19.0 || >=22.12.0' },
  install: { missing: [], none: false, workspace: undefined, production: false },
  versions: [],
  unloadable: undefined,
  config: undefined,
  git: { installed: true, trusted: true, top: '/work books/übung', base: undefined, interrupted: false },
  files: { missing: [], changed: [], committed: [] },
  compiled: [],
  foldersLikeKatas: [],
  unwritable: [],
  terminal: { isTerminal: true, term: 'xterm', columns: 80, rows: 24, locale: 'LANG=de_DE.UTF-8' },
};

const { install, git, files, terminal } = healthy;
const locked = (code: string, mine = true) => ({ unwritable: [{ path: 'progress.txt', code, mine }] });
const cost = 'you can solve katas, but reset cannot restore a starter that you have edited, and update does not work';
const unkept = 'your work or your progress would be lost';

describe('each finding is one line that ends with its remedy', () => {
  test.each<[what: string, facts: Partial<Facts>, blocks: boolean, line: string]>([
    [
      'an old Node',
      { node: { ...healthy.node, version: '18.20.4' } },
      true,
      'This is Node 18.20.4; the workbook needs ^20.19.0 || >=22.12.0, see https://nodejs.org. Try: nvm install --lts',
    ],
    [
      'a # in the path',
      { root: "/home/it's C#/katas", git: { ...git, top: "/home/it's C#/katas" } },
      true,
      String.raw`The folder's path contains "#", so Vite cannot load its files. Try: mv '/home/it'\''s C#' '/home/it'\''s C-'`,
    ],
    [
      'a % in the path, on Windows',
      { root: String.raw`C:\100%\katas`, platform: 'win32', git: { ...git, top: String.raw`C:\100%\katas` } },
      true,
      String.raw`The folder's path contains "%", so Vite cannot load its files. Try: ren "C:\100%" "100-"`,
    ],
    [
      'a ? in the path',
      { root: '/why?', git: { ...git, top: '/why?' } },
      true,
      `The folder's path contains "?", so tsx cannot load its files. Try: mv '/why?' '/why-'`,
    ],
    [
      'no packages',
      { install: { ...install, none: true, missing: ['vite'] } },
      true,
      'The packages are not installed. Try: npm install',
    ],
    [
      'no packages in a workspace',
      { install: { ...install, none: true, missing: ['vite'], workspace: '/home/me' } },
      true,
      'The packages are not installed (npm installs them for the workspace in /home/me). Try: npm install --no-workspaces',
    ],
    [
      'some packages',
      { install: { ...install, missing: ['a', 'b', 'c', 'd'], production: true } },
      true,
      'Packages are missing: a, b, c and 1 more (npm leaves them out because of NODE_ENV or omit). Try: npm install --include=dev',
    ],
    [
      'other versions',
      { versions: [{ name: 'vite', installed: '7.1.0', locked: '8.3.8' }] },
      true,
      'Some packages do not have the version that the workbook was tested with: vite 7.1.0 instead of 8.3.8. Try: npm ci',
    ],
    [
      'packages of another system',
      { unloadable: 'Cannot find native binding' },
      true,
      'The packages cannot be loaded: Cannot find native binding. Try: npm ci',
    ],
    [
      'a workspace above',
      { install: { ...install, workspace: '/home/me' } },
      false,
      'The package.json in /home/me claims this folder as a workspace, so npm install would put the packages there. Try: npm install --no-workspaces',
    ],
    [
      'half an update',
      { git: { ...git, interrupted: true } },
      true,
      'An update was interrupted; the next one undoes it first. Try: npm run update',
    ],
    [
      'a read-only disk',
      locked('EROFS'),
      true,
      `progress.txt cannot be written (EROFS), so ${unkept}; the disk is read-only. Try: cp -R . ~/architecture-katas`,
    ],
    [
      'a full disk',
      locked('ENOSPC'),
      true,
      `progress.txt cannot be written (ENOSPC), so ${unkept}; the disk is full. Try: df -h .`,
    ],
    [
      'a read-only disk, on Windows',
      { ...locked('EROFS'), platform: 'win32' },
      true,
      `progress.txt cannot be written (EROFS), so ${unkept}; the disk is read-only. Try: xcopy /E /I . C:\\architecture-katas`,
    ],
    [
      'a full disk, on Windows',
      { ...locked('ENOSPC'), platform: 'win32' },
      true,
      `progress.txt cannot be written (ENOSPC), so ${unkept}; the disk is full. Try: fsutil volume diskfree .`,
    ],
    [
      'files of mine',
      locked('EACCES'),
      true,
      `progress.txt cannot be written (EACCES), so ${unkept}. Try: chmod -R u+rwX .`,
    ],
    [
      'files of someone else',
      locked('EPERM', false),
      true,
      `progress.txt cannot be written (EPERM), so ${unkept}. Try: sudo chown -R "$(id -un)" .`,
    ],
    [
      'files on Windows',
      { ...locked('EPERM'), platform: 'win32' },
      true,
      `progress.txt cannot be written (EPERM), so ${unkept}. Try: attrib -R * /S /D`,
    ],
    [
      'a folder in place of a file',
      locked('EISDIR'),
      true,
      'progress.txt is a folder where a file is needed. Try: mv progress.txt progress.txt.old',
    ],
    [
      'a file in place of a folder',
      { unwritable: [{ path: '.cache', code: 'ENOTDIR', mine: true }] },
      true,
      '.cache is a file where a folder is needed. Try: mv .cache .cache.old',
    ],
    [
      'a missing test',
      { files: { ...files, missing: ['katas/45-a/a.test.ts'] } },
      true,
      'katas/45-a/a.test.ts is missing. Try: git checkout HEAD -- katas/45-a/a.test.ts',
    ],
    [
      'a copy of a kata',
      { foldersLikeKatas: ['45-attempt1'] },
      false,
      'katas/45-attempt1 is not a kata of the workbook, so it is ignored. Try: mv "katas/45-attempt1" "45-attempt1"',
    ],
    [
      'changed tests',
      { files: { ...files, changed: ['a', 'b', 'c', 'd'] } },
      false,
      'a, b, c and 1 more differ from the original, so katas may be judged differently. Try: git stash push -- a b c',
    ],
    [
      'a changed test that is committed',
      { files: { ...files, committed: ['a'] }, git: { ...git, base: '1a2b3c4' } },
      false,
      'a differs from the original, so katas may be judged differently. Try: git checkout 1a2b3c4 -- a',
    ],
    [
      'no git',
      { git: { ...git, installed: false, top: undefined } },
      false,
      `git is not installed: ${cost}. Try: sudo apt install git`,
    ],
    [
      'a zip',
      { git: { ...git, top: undefined } },
      false,
      `This folder is not a git clone: ${cost}. Try: git clone <address of the workbook>`,
    ],
    [
      'a zip in another repository',
      { git: { ...git, top: '/home/me' } },
      false,
      `This folder is not a git clone of its own, but part of /home/me: ${cost}. Try: git clone <address of the workbook>`,
    ],
    [
      'a clone of someone else’s',
      { root: '/srv/katas', git: { ...git, trusted: false, top: undefined } },
      false,
      `git does not trust this folder, because it belongs to another user: ${cost}. Try: git config --global --add safe.directory /srv/katas`,
    ],
    [
      'a pipe',
      { terminal: { ...terminal, isTerminal: false } },
      false,
      'This is not a terminal, so npm start prints the result once and ends; open one. Try: npm start',
    ],
    [
      'a dumb terminal',
      { terminal: { ...terminal, term: 'dumb' } },
      false,
      'TERM is "dumb", so npm start prints the result once and ends. Try: TERM=xterm-256color npm start',
    ],
    [
      'a small terminal',
      { terminal: { ...terminal, columns: 60 } },
      false,
      'The terminal has 60 × 24 characters, but the screen needs 80 × 24; make it larger, or print everything once. Try: npm start | cat',
    ],
    [
      'a locale without the signs',
      { terminal: { ...terminal, locale: '' } },
      false,
      'The locale (none is set) is not UTF-8: ✓ ✗ ★ may look wrong. Try: LC_ALL=C.UTF-8 npm start',
    ],
  ])('%s', (_, facts, blocks, line) => {
    expect(findingsOf({ ...healthy, ...facts })).toEqual([{ line, blocks }]);
  });

  test('where all is well there is none, and a terminal that does not say its size is none', () => {
    expect(findingsOf(healthy)).toEqual([]);
    expect(findingsOf({ ...healthy, terminal: { ...terminal, columns: 0, rows: 0 } })).toEqual([]);
  });
});

test.each([
  ['20.19.0', true],
  ['20.18.9', false],
  ['21.7.3', false],
  ['22.11.0', false],
  ['22.12.0', true],
  ['23.0.0-nightly', true],
  ['100.0.0', true],
])('Node %s: %s', (version, fits) => {
  const { engines } = JSON.parse(readFileSync(join(workbookRoot, 'package.json'), 'utf8')) as {
    engines: { node: string };
  };
  expect(wrongNode(version, engines.node, 'linux') === undefined).toBe(fits);
});

test.each<[error: Error & { code?: string; path?: string }, line: string | undefined]>([
  [new Error("Cannot find package 'vite' imported from /w/x.ts"), 'The package vite is missing. Try: npm install'],
  [
    new Error("Cannot find module '/w/scripts/x.ts' imported from /w/y.ts"),
    'scripts/x.ts is missing. Try: git checkout -- scripts/x.ts',
  ],
  [
    new Error("Cannot find module '/w/node_modules/a/b.js' imported from /w/y.ts"),
    'node_modules/a/b.js is missing. Try: npm ci',
  ],
  [
    new Error("Cannot find module '@rolldown/binding-linux-x64-gnu'"),
    'The packages were installed for another system or another version of Node. Try: npm ci',
  ],
  [
    Object.assign(new Error('ENOENT'), { code: 'ENOENT', path: '/w/katas' }),
    'katas is missing. Try: git checkout -- katas',
  ],
  [Object.assign(new Error('ENOENT'), { code: 'ENOENT', path: '/elsewhere' }), undefined],
  [new Error('A bug'), undefined],
])('%s → %s', (error, line) => {
  expect(explainFailure(error, '/w')).toBe(line);
});

test.each(['EROFS', 'EACCES', 'EPERM', 'ENOTDIR', 'ENOSPC'])('%s is no bug but the place', (code) => {
  const error = Object.assign(new Error(code), { code, path: join(workbookRoot, '.attempts') });
  expect(isWriteError(error) && writeErrorLine(error).message).toBe(
    `.attempts cannot be written (${code}). Try: npm run doctor`,
  );
});

test.each([
  [{ isTTY: true }, 'xterm', true],
  [{ isTTY: true }, 'dumb', false],
  [{ isTTY: false }, 'xterm', false],
])('a terminal of %o and TERM=%s can be drawn on: %s', (stream, TERM, can) => {
  const { stdin, stdout } = process;
  expect(
    canTakeOver({
      stdin: { ...stdin, ...stream } as typeof stdin,
      stdout: { ...stdout, ...stream } as typeof stdout,
      env: { TERM },
    }),
  ).toBe(can);
});

// A small copy of the workbook drives the real scripts.
describe('the real scripts', () => {
  const starter = 'katas/45-value-objects/value-objects.ts';
  let folder: string;

  beforeEach(() => {
    folder = createTempWorkbook([findKata('45')]);
  });

  afterEach(async () => {
    await removeFolder(folder);
  });

  const run = (args: string, env?: NodeJS.ProcessEnv) => runScript(folder, args.split(' '), env);

  const change = (path: string, edit: (text: string) => string) =>
    writeFileSync(join(folder, path), edit(readFileSync(join(folder, path), 'utf8')));

  test('without packages, and on a wrong Node, every script says so in one line', () => {
    rmSync(join(folder, 'node_modules'));
    const scripts = ['start', 'progress', 'hint 45', 'reset 45', 'solution 45', 'vitest run', 'doctor', 'update'];
    const line = 'The packages are not installed. Try: npm install\n';
    expect(scripts.map((script) => run(script))).toEqual(scripts.map(() => ({ status: 1, output: '', errors: line })));
    change('package.json', (text) => text.replace('^20.19.0 || >=22.12.0', '>=99.0.0'));
    expect(run('start').errors).toMatch(/^This is Node \S+; the workbook needs >=99\.0\.0, see \S+\. Try: .+\n$/);
  });

  test.skipIf(process.platform === 'win32')('a reader that has read enough is no error', () => {
    const line = `${scriptLine('start')} | true`;
    const { stderr, status } = spawnSync('sh', ['-c', line], { cwd: folder, encoding: 'utf8' });
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  });

  test('every script of a learner is started so that it can say what is missing', () => {
    const { scripts } = JSON.parse(readFileSync(join(workbookRoot, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const learners = ['start', 'test', 'progress', 'hint', 'reset', 'solution', 'ui', 'doctor', 'update'];
    expect(learners.filter((name) => !scripts[name]?.startsWith('node scripts/run.cjs '))).toEqual([]);
  });

  test('a folder with a sign that Vite cannot read says so, and the doctor with all the rest', () => {
    const better = folder;
    folder = `${folder}#1`;
    renameSync(better, folder);
    const line = unusablePath(folder, process.platform) ?? '';
    expect(line).toContain('contains "#"');
    const { output, status } = run('doctor');
    expect(output).toContain(`✗ ${line}\n○ This folder is not a git clone`);
    expect(status).toBe(1);
  });

  test('in a folder with a space, a colon and letters of other languages katas run', () => {
    const plain = folder;
    // No name on Windows has a colon in it.
    folder = join(folder, process.platform === 'win32' ? 'ü 日本' : 'ü 日本:1');
    mkdirSync(folder);
    ['package.json', 'tsconfig.json', 'vitest.config.ts', 'scripts', 'katas', 'solutions', 'node_modules'].forEach(
      (name) => renameSync(join(plain, name), join(folder, name)),
    );
    cpSync(join(folder, 'solutions/45-value-objects/value-objects.ts'), join(folder, starter));
    expect(run('progress')).toMatchObject({
      status: 0,
      errors: '',
      output: expect.stringMatching(/45 Value objects +1 min +mastered/) as string,
    });
    folder = plain;
  });

  test.skipIf(process.platform === 'win32')(
    'where nothing can be written solving goes on, and it says once that nothing is kept',
    () => {
      // What root may do, too: a folder in the place of a file, a file in the place of a folder.
      mkdirSync(join(folder, 'progress.txt'));
      writeFileSync(join(folder, '.cache'), '');
      writeFileSync(join(folder, '.attempts'), '');
      const notice =
        'progress.txt cannot be written (EISDIR): you can continue, but your progress is not saved. Try: npm run doctor\n';
      expect(run('start')).toMatchObject({
        status: 0,
        errors: notice,
        output: expect.stringContaining(lastToDo) as string,
      });
      cpSync(join(folder, 'solutions/45-value-objects/value-objects.ts'), join(folder, starter));
      expect(run('progress')).toMatchObject({
        status: 0,
        errors: notice,
        output: expect.stringMatching(/45 .* mastered/) as string,
      });
      expect(run('hint 45')).toMatchObject({
        status: 0,
        errors: notice,
        output: expect.stringContaining('Hint 1 of 3') as string,
      });
      const { output, status } = run('doctor');
      expect(output).toContain('✗ .cache is a file where a folder is needed. Try: mv .cache .cache.old\n');
      expect(output).toContain(
        '✗ progress.txt is a folder where a file is needed. Try: mv progress.txt progress.txt.old\n',
      );
      expect(status).toBe(1);
    },
  );

  test.skipIf(process.platform === 'win32')('an attempt that cannot be kept is not reset', () => {
    execFileSync('git', ['init', '--quiet'], { cwd: folder });
    execFileSync('git', ['add', 'katas'], { cwd: folder });
    writeFileSync(join(folder, '.attempts'), '');
    change(starter, (text) => `${text}// mine\n`);
    expect(run('reset 45')).toEqual({
      status: 1,
      output: '',
      errors: expect.stringMatching(
        /^\.attempts\/45-value-objects\/\S+ cannot be written \(ENOTDIR\)\. Try: npm run doctor\n$/,
      ) as string,
    });
    expect(readFileSync(join(folder, starter), 'utf8')).toMatch(/\/\/ mine\n$/);
  });

  test.skipIf(process.platform === 'win32')(
    'without git everything but a reset of an edited starter and an update works',
    () => {
      change(starter, (text) => `${text}// mine\n`);
      const none = { PATH: folder };
      expect(run('solution 45 --yes', none).output).toContain(
        'git cannot be run, so this is the whole file. Try: npm run doctor',
      );
      expect(run('reset 45', none).errors).toBe(
        `The starter of 45-value-objects/value-objects.ts cannot be found here. Try: npm run doctor\n`,
      );
      expect(run('update', none).errors).toBe('git is not installed. Try: npm run doctor\n');
      expect(run('doctor', none)).toMatchObject({
        status: 0,
        output: expect.stringContaining('○ git is not installed: you can solve katas') as string,
      });
    },
  );

  test('where git does not trust the folder, a reset of an edited starter leads to the doctor, who knows', () => {
    execFileSync('git', ['init', '--quiet'], { cwd: folder });
    change(starter, (text) => `${text}// mine\n`);
    const distrust = { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' };
    expect(run('reset 45', distrust).errors).toBe(
      'The starter of 45-value-objects/value-objects.ts cannot be found here. Try: npm run doctor\n',
    );
    expect(run('doctor', distrust).output).toContain('Try: git config --global --add safe.directory');
  });

  test('the doctor compares with git what a kata is judged by, and leaves nothing behind', () => {
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=L', '-c', 'user.email=l@example.com', ...args], { cwd: folder });
    writeFileSync(join(folder, '.gitignore'), 'node_modules\n');
    git('init', '--quiet');
    git('add', '--all');
    git('commit', '--quiet', '--message', 'A clone');
    change(starter, (text) => `${text}// mine\n`);
    expect(run('doctor').output).toBe(
      '○ This is not a terminal, so npm start prints the result once and ends; open one. Try: npm start\n',
    );
    rmSync(join(folder, 'katas/45-value-objects/README.md'));
    change('katas/support/law.ts', (text) => `${text}// mine\n`);
    const { output, status } = run('doctor');
    expect(output).toContain(
      '✗ katas/45-value-objects/README.md is missing. Try: git checkout HEAD -- katas/45-value-objects/README.md\n',
    );
    expect(output).toContain(
      '○ katas/support/law.ts differs from the original, so katas may be judged differently. Try: git stash push -- katas/support/law.ts\n',
    );
    expect(status).toBe(1);
    expect(existsSync(join(folder, '.cache'))).toBe(false);
  });

  test('the folder above that claims the workbook is found, and what else lies there changes nothing', () => {
    const parent = folder;
    folder = join(parent, 'packages', 'katas');
    mkdirSync(join(folder, 'scripts'), { recursive: true });
    mkdirSync(join(parent, 'packages', 'other'));
    writeFileSync(join(parent, 'package.json'), JSON.stringify({ workspaces: ['apps/*', './packages/*'] }));
    expect(workspaceAbove(folder)).toBe(parent);
    expect(workspaceAbove(join(folder, 'deeper'))).toBe(undefined);
    writeFileSync(join(parent, 'package.json'), '{ broken');
    expect(workspaceAbove(folder)).toBe(undefined);
    folder = parent;
  });

  test.skipIf(process.platform === 'win32')(
    'a dumb terminal gets the state once, and one without a size a screen',
    async () => {
      const command = scriptLine('start');
      const dumb = openSession(command, folder, { NO_COLOR: '1', TERM: 'dumb' });
      await dumb.seen(new RegExp(`${lastToDo}.*0 of 1 solved`, 's'));
      expect(dumb.text()).not.toContain('n next');
      dumb.end();
      const sizeless = openSession(`sh -c 'stty cols 0 rows 0; exec ${command}'`, folder, { NO_COLOR: '1' });
      await sizeless.seen(new RegExp(`${lastToDo}.*n next`, 's'));
      sizeless.end();
    },
  );
});

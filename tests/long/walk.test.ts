import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findKata } from '../../scripts/kata/catalog.ts';
import { workbookRoot } from '../../scripts/platform/workbook-root.ts';
import { createTempWorkbook, removeFolder } from '../../scripts/testing/temp-workbook.ts';
import { pointsIn, readStatement } from '../../scripts/kata/statement.ts';
import { plainEnvironment, runScript } from '../support/run-script.ts';

// The learner's whole way through a clone of a tiny workbook, by the commands of the README and the real scripts.
const starter = 'katas/45-value-objects/value-objects.ts';
const laws = 'katas/45-value-objects/value-objects.test.ts';
const statement = 'katas/45-value-objects/README.md';
const { rules } = readStatement(findKata('45').statement);
const points = pointsIn(rules);
const pointsOf54 = pointsIn(readStatement(findKata('54').statement).rules);
/** The rule that a cent which goes to nobody breaks. */
const broken = rules.find(({ title }) => /alloc/i.test(title));
if (!broken) throw new Error('Kata 45 has no rule about allocation.');
const left = points - broken.stars;
const added = rules.length + 1;
let folder: string;
let upstream: string;
let learner: string;
let right: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'walk-'));
  [upstream, learner] = [join(folder, 'upstream'), join(folder, 'learner')];
  const workbook = createTempWorkbook([findKata('45'), findKata('54')]);
  rmSync(join(workbook, 'node_modules'));
  renameSync(workbook, upstream);
  writeFileSync(join(upstream, '.gitignore'), 'node_modules\n.cache/\n.attempts/\nprogress.html\n');
  git(upstream, 'init', '--quiet', '--initial-branch=main', '--template=');
  commit(upstream, 'The workbook');
  git(folder, 'clone', '--quiet', '--template=', 'upstream', 'learner');
  symlinkSync(join(workbookRoot, 'node_modules'), join(learner, 'node_modules'), 'dir');
  right = readFileSync(join(learner, 'solutions/45-value-objects/value-objects.ts'), 'utf8');
});

afterAll(() => removeFolder(folder));

function environment(): NodeJS.ProcessEnv {
  const [name, email] = ['Learner', 'learner@example.com'];
  const author = { GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email };
  const committer = { GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email };
  return { ...plainEnvironment, ...author, ...committer };
}

function git(cwd: string, ...args: string[]): string {
  return execFileSync('git', args, { cwd, encoding: 'utf8', env: environment(), stdio: 'pipe' }).trim();
}

function commit(cwd: string, message: string, ...paths: string[]): void {
  git(cwd, 'add', ...(paths.length > 0 ? paths : ['--all']));
  git(cwd, 'commit', '--quiet', '--message', message);
}

/** What a command of the README prints, as `npm run` starts it; there is no terminal. */
function npm(command: string): string {
  const { output, errors, status } = runScript(learner, command.split(' '), environment());
  expect({ status, errors }).toEqual({ status: 0, errors: '' });
  return output;
}

const read = (path: string) => readFileSync(join(learner, path), 'utf8');
const save = (code: string) => writeFileSync(join(learner, starter), code);

function change(path: string, from: string, to: string): void {
  const text = readFileSync(join(upstream, path), 'utf8');
  expect(text).toContain(from);
  writeFileSync(
    join(upstream, path),
    text.replace(from, () => to),
  );
}

// Each step begins where the one before has ended.
describe('the learner', () => {
  let attempt: string;

  test('opens the first kata, of which the last save was half a line, and reads which', () => {
    save(read(starter).replace('todo(', 'todo(('));
    const shown = npm('start');
    expect(shown).toMatch(
      new RegExp(`^45 Value objects {2}does not compile\\nstatement: katas/45-value-objects/README\\.md\\n`),
    );
    expect(shown).toMatch(/value-objects\.ts:\d+:\d+ does not compile: .*\n\n.*\n {2}> \d+ \| .*todo\(\(/);
  });

  test('solves it with a cent that goes to nobody, and sees the smallest input that shows it', () => {
    attempt = right.replace('remainingCents === 0 || ratios[i] === 0', 'remainingCents === 0');
    save(attempt);
    const shown = npm('start 45');
    expect(shown).toMatch(new RegExp(`^45 Value objects {2}solved, ${left} of ${points}\\n`));
    expect(shown).toMatch(
      new RegExp(
        `✗ ${broken.number} [\\s\\S]*Solved\\. To master it: rule ${broken.number}\\.[\\s\\S]*Broken by  amount = 5\\n`,
      ),
    );
    expect(shown).toMatch(/\n {2}Replay: KATA_SEED=\d+ KATA_PATH=\S+ npx vitest run --project katas \/45- -t ".+"\n/);
  });

  test('takes one hint after the other, which is remembered', () => {
    const heads = [1, 2, 3].map(() => npm('hint 45').match(/Hint \d of 3/g)?.length);
    expect(heads).toEqual([1, 2, 3]);
    expect(read('progress.txt')).toMatch(
      new RegExp(`^45-value-objects +solved +${left}/${points} .* hints:3  passed:\\S+$`, 'm'),
    );
  });

  test('looks at the solution', () => {
    const shown = npm('solution 45');
    expect(shown).toMatch(/^Differences between your code and the reference\n/);
    expect(shown).toContain('-      if (remainingCents === 0) ');
    expect(shown).toContain('+      if (remainingCents === 0 || ratios[i] === 0) ');
    expect(shown).toContain('# Notes on value objects');
  });

  test('begins anew, finds the old attempt where it is said to be, and goes on with it after all', () => {
    const [, kept = ''] =
      /^45-value-objects has been reset to its starter\. Your attempt is saved in (\S+)\. To bring it back: npm run restore 45\n$/.exec(
        npm('reset 45'),
      ) ?? [];
    expect(git(learner, 'status', '--porcelain')).toBe('?? progress.txt');
    expect(read(join(kept, 'value-objects.ts'))).toBe(attempt);
    cpSync(join(learner, kept, 'value-objects.ts'), join(learner, starter));
    save(read(starter).replace('remainingCents === 0', 'remainingCents === 0 || ratios[i] === 0'));
  });

  test('sees the progress, as text, as data and as a page', () => {
    const text = npm('progress');
    expect(text).toMatch(new RegExp(`^★ 45 Value objects +1 min +mastered +${points} of ${points}$`, 'm'));
    expect(text).toMatch(
      new RegExp(` 1 of 2 solved, 1 mastered, ${points} of ${points + pointsOf54} points\\nNext: npm start 54\\n$`),
    );
    commit(learner, 'My progress', 'progress.txt');
    const book = JSON.parse(npm('progress --json')) as {
      number: number;
      state: string;
      earned: number;
      next: string;
    }[];
    expect(book.map(({ number, state, earned, next }) => [number, state, earned, next])).toEqual([
      [45, 'mastered', points, 'Compare with the reference: npm run solution 45'],
      [54, 'not started', 0, 'Start: npm start 54'],
    ]);
    expect(npm('progress --html')).toBe('Open it in a browser: progress.html\n');
    expect(read('progress.html')).toContain('<title>Architecture Katas: 1 of 2 solved</title>');
  });

  test('brings in an update, which leaves the code alone and says what has become stale', () => {
    const heading = `${added} ★★ Money in JSON is its text`;
    change(statement, '## Out of scope', `### ${heading}\n\nLike "EUR 0.05".\n\n## Out of scope`);
    const law = `expect(JSON.stringify(new Money(5, 'EUR'))).toBe('"EUR 0.05"');`;
    change(
      laws,
      "describe('1 ★",
      `describe('${heading}', () => {\n  example('five cents', () => {\n    ${law}\n  });\n});\n\ndescribe('1 ★`,
    );
    commit(upstream, 'Money in JSON');
    const mine = read(starter);
    expect(npm('update')).toBe(
      [
        'Updated from origin/main: 1 commit.',
        '',
        'Changed',
        '  45 Value objects',
        '',
        'Stale: you passed these under rules that have since changed',
        '  45 Value objects. Try: npm start 45',
        '',
      ].join('\n'),
    );
    expect(read(starter)).toBe(mine);
    expect(npm('progress')).toMatch(new RegExp(`^↻ 45 Value objects +1 min +stale +${points} of ${points + 2}$`, 'm'));
  });

  test('mends it, and masters it again', () => {
    save(
      read(starter).replace('  toString(): string {', '  toJSON(): string {\n    return this.toString();\n  }\n\n$&'),
    );
    const shown = npm('start 45');
    expect(shown).toMatch(new RegExp(`^45 Value objects {2}mastered, ${points + 2} of ${points + 2}\\n`));
    expect(shown).toContain(`Its rules have changed since you passed it: rule ${added} is new.`);
    expect(shown).toContain('Mastered: every rule holds. n takes you to the next kata.');
    const held = [...rules.map(({ number }) => number), added].join(',');
    expect(read('progress.txt')).toMatch(
      new RegExp(`^45-value-objects +mastered +${points + 2}/${points + 2} .* ${held} .* hints:3  passed:\\S+$`, 'm'),
    );
  });
});

import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { findKata } from '../scripts/kata/catalog.ts';
import { homeworkTest } from '../scripts/kata/edition.ts';
import { readStatement } from '../scripts/kata/statement.ts';
import { begunReverseKatas, changedKatas, namedKatas } from '../scripts/learner/chosen-katas.ts';
import { referenceOf } from '../scripts/learner/reference.ts';
import { stepSummary } from '../scripts/learner/step-summary.ts';
import { initialStatus } from '../scripts/progress/kata-status.ts';
import { statusAfter } from '../scripts/progress/reverse-status.ts';
import { findReverseKata } from '../scripts/reverse/reverse-kata.ts';
import { git } from '../scripts/platform/git/git.ts';
import { workbookRoot } from '../scripts/platform/workbook-root.ts';
import type { KataResult } from '../scripts/runner/result.ts';
import { homeworkPackage, homeworkReadme } from '../scripts/teacher/handout/homework-files.ts';
import { homeworkTree, needsContent } from '../scripts/teacher/handout/homework-tree.ts';
import { createTempWorkbook } from '../scripts/testing/temp-workbook.ts';

const folder = mkdtempSync(join(tmpdir(), 'homework-'));
const kata = findKata('45');
const workbook = createTempWorkbook([findKata('29'), kata]);
for (const path of [`reverse/${kata.slug}.json`, `impostors/${kata.slug}`, `variants/${kata.slug}`]) {
  cpSync(join(workbookRoot, 'tests', path), join(workbook, 'tests', path), { recursive: true });
}
afterAll(() => [folder, workbook].forEach((path) => rmSync(path, { recursive: true, force: true })));

const read = (path: string) => readFileSync(join(workbookRoot, path), 'utf8');
const workflow = '.github/workflows/katas.yml';

describe('the README of homework', () => {
  const text = homeworkReadme(read('README.md'));

  test('says how to hand in and how to update', () => {
    expect(text).toMatch(/## Hand in\n[^#]*git push\n/);
    expect(text).toMatch(/## Update\n[^#]*npm run update[^#]*git remote add upstream/);
    expect(text).toContain('`npm test -- 45`');
  });

  test('offers every key except the one for solutions', () => {
    const keys = (from: string) => [...from.matchAll(/\| `(\w)` \|/g)].map(([, key]) => key).toSorted();
    expect(keys(text)).toEqual(keys(read('README.md')).filter((key) => key !== 's'));
    expect(text).not.toContain('reference solution');
  });
});

describe('the workflow of homework', () => {
  // GitHub lets a workflow push the file only if another branch has the same one.
  test('is handed out as it is, without the workflows of the workbook', () => {
    const rewritten = ['README.md', 'katas/README.md', 'katas/starters.json', 'package.json', 'tsconfig.json'];
    const main = new Map([workflow, '.github/workflows/ci.yml', ...rewritten].map((path) => [path, `100644 ${path}`]));
    const texts = new Map([...main.keys()].filter(needsContent).map((path) => [path, read(path)]));
    const tree = homeworkTree(main, texts, () => 'stored');
    expect([...tree.keys()].toSorted()).toEqual([workflow, ...rewritten].toSorted());
    expect(tree.get(workflow)).toBe(main.get(workflow));
  });

  test.skipIf(process.platform === 'win32').each([
    ['the workbook', read('package.json'), ''],
    ['homework', homeworkPackage(read('package.json')), 'homework=true\n'],
  ])('knows %s', (_, text, expected) => {
    const place = mkdtempSync(join(folder, 'edition-'));
    writeFileSync(join(place, 'package.json'), text);
    writeFileSync(join(place, 'output'), '');
    const line = /id: edition\n {8}run: (.+)$/m.exec(read(workflow))?.[1] ?? 'exit 1';
    const env = { ...process.env, GITHUB_OUTPUT: 'output' };
    expect(spawnSync('bash', ['-e', '-c', line], { cwd: place, env }).status).toBe(0);
    expect(readFileSync(join(place, 'output'), 'utf8')).toBe(expected);
  });

  // Windows has no bash of its own, and GitHub runs it on Linux.
  test.skipIf(process.platform === 'win32').each([
    ['push', { BEFORE: 'abc' }, 'test -- --changed abc'],
    ['workflow_dispatch', { KATAS: '45 46' }, 'test -- 45 46'],
    ['workflow_dispatch', { KATAS: '' }, 'test --'],
  ])('runs the right katas after %s with %o', (event, given, expected) => {
    writeFileSync(join(folder, 'npm'), '#!/bin/sh\necho "$@"\n');
    chmodSync(join(folder, 'npm'), 0o755);
    const lines = /run: \|\n([^]+)$/.exec(read(workflow))?.[1] ?? '';
    const env = { ...process.env, GITHUB_EVENT_NAME: event, PATH: `${folder}:${process.env['PATH']}`, ...given };
    expect(spawnSync('bash', ['-e', '-c', lines], { env, encoding: 'utf8' })).toMatchObject({
      stdout: `${expected}\n`,
    });
  });
});

describe('the katas to test', () => {
  test('are those that are named, each once', () => {
    expect(namedKatas(['45', 'value', '45-value-objects'], workbook).katas.map(({ number }) => number)).toEqual([45]);
    const both = namedKatas(['r45', '29', 'katas/45-value-objects/value-objects.laws.ts'], workbook);
    expect([both.katas.map(({ number }) => number), both.reverse.map(({ id }) => id)]).toEqual([[29], ['r45']]);
    expect(() => namedKatas(['r29'], workbook)).toThrow(
      'There is no reverse kata "r29"; there are r45. Try: npm test -- r45',
    );
    expect(() => namedKatas(['nonsense'], workbook)).toThrow(
      'There is no kata "nonsense"; there are 29, 45. Try: npm test -- 29',
    );
  });

  test('are the started ones that differ from a commit', () => {
    git(workbook, ['init', '--quiet', '--template=']);
    const commit = () => {
      git(workbook, ['add', 'katas']);
      git(workbook, ['-c', 'user.name=A', '-c', 'user.email=a@example.org', 'commit', '--quiet', '-m', 'Work']);
      return git(workbook, ['rev-parse', 'HEAD']);
    };
    const all = ['29', '45'].map((query) => findKata(query, workbook));
    const before = commit();
    const changed = (from: string) => {
      const { katas, reverse, note } = changedKatas(from, all, workbook);
      return [[...katas.map(({ number }) => number), ...reverse.map(({ id }) => id)], note];
    };
    // The other one has a new README, but nobody has begun it.
    writeFileSync(join(all[0]!.folder, 'README.md'), 'new');
    expect(changed(before)).toEqual([[], 'No started kata has changed.']);
    writeFileSync(join(all[1]!.folder, 'value-objects.ts'), 'mine');
    expect(changed(before)).toEqual([[45], undefined]);
    expect(changed(commit())).toEqual([[], 'No started kata has changed.']);
    const unknown = 'The commit to compare with is not known, so everything that was started is run.';
    expect(changed('0'.repeat(40))).toEqual([[45], unknown]);
    expect(changed('--help')).toEqual([[45], unknown]);
    // Whoever writes laws has not changed the kata.
    const laws = git(workbook, ['rev-parse', 'HEAD']);
    writeFileSync(join(all[1]!.folder, 'value-objects.laws.ts'), 'mine');
    expect(changed(laws)).toEqual([['r45'], undefined]);
    expect(changed(before)).toEqual([[45, 'r45'], undefined]);
    expect(begunReverseKatas(workbook).map(({ id }) => id)).toEqual(['r45']);
  });
});

describe('the summary of a run', () => {
  const rules = readStatement(kata.statement).rules;
  const result: KataResult = {
    ...{ slug: kata.slug, target: 'katas', duration: 1 },
    rules: rules.map((rule, i) => ({
      rule,
      state: i === 0 ? 'passed' : 'failed',
      failures: i === 0 ? [] : [{ test: 'a law', error: 'AssertionError', message: `expected \`\`\` to be ${i}` }],
    })),
  };
  const status = { ...initialStatus(kata), state: 'started' as const, earned: 1 };

  test('has the rules and the first broken law, whatever that contains', () => {
    const text = stepSummary({ book: [status], results: [result], laws: [] });
    expect(text).toContain(`## 45 Value objects: started, 1 of ${status.possible} points\n`);
    expect(text).toContain(`| ✓ | 1 ★ | ${rules[0]?.title} |\n| ✗ | 2 `);
    expect(text).toMatch(/\n````text\n2 .*\n {2}Law {8}a law\n\n {2}expected ``` to be 1\n````\n$/);
  });

  test('has the problem where nothing could be run, and the note', () => {
    const problem = { kind: 'does not compile' as const, message: 'A bracket is missing.' };
    expect(stepSummary({ book: [status], results: [{ ...result, problem }], laws: [], note: 'A note.' })).toMatch(
      /^# Katas\n\nA note\.\n\n## .*\n\n```text\nA bracket is missing\.\n```\n$/,
    );
    expect(stepSummary({ book: [], results: [], laws: [], note: 'No started kata has changed.' })).toBe(
      '# Katas\n\nNo started kata has changed.\n',
    );
  });
});

test('the summary of laws says what is wrong with them', () => {
  const reverse = findReverseKata('r45', workbook);
  const problem = { message: 'Two laws have the title "a". Rename one and save: npm start r45' };
  const nothing = { laws: [], accepted: 0, impostors: [], scores: [], unchecked: [], reach: [], problem };
  const status = { ...statusAfter(reverse, nothing), state: 'started' as const };
  const text = stepSummary({ book: [], results: [], laws: [{ reverse, status, result: nothing }] });
  expect(text).toMatch(
    /^# Katas\n\n## r45 Value objects, laws: started, 0 of \d+ points\n\n```text\n[^`]*Two laws have the title "a"\./,
  );
});

test('homework without a branch of solutions says so in one line', () => {
  const path = join(workbook, 'package.json');
  const all = JSON.parse(readFileSync(path, 'utf8')) as { scripts: object };
  writeFileSync(path, JSON.stringify({ ...all, scripts: { ...all.scripts, test: homeworkTest } }));
  rmSync(join(workbook, 'solutions'), { recursive: true });
  expect(() => referenceOf(findKata('45', workbook), false)).toThrow(
    /^Homework comes without solutions; your teacher may hand them out\. Try: npm run hint 45$/,
  );
});

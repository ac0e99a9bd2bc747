import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findKata, type Kata } from '../../scripts/kata/catalog.ts';
import { workbookRoot } from '../../scripts/platform/workbook-root.ts';
import { gradeInto } from '../../scripts/teacher/grading/grade.ts';
import type { Judgement } from '../../scripts/teacher/grading/judge/evaluate-run.ts';
import type { GradeRecord } from '../../scripts/teacher/grading/record.ts';
import { gradeUnits } from '../../scripts/teacher/grading/run/grade-units.ts';
import { GradeStore, recordsName, seedOf } from '../../scripts/teacher/grading/store.ts';
import type { GradingJob } from '../../scripts/teacher/grading/grading-job.ts';
import { createTempWorkbook } from '../../scripts/testing/temp-workbook.ts';

const slugs = ['45-value-objects', '57-circuit-breaker'] as const;
let root: string;
let folder: string;

beforeAll(() => {
  root = createTempWorkbook(slugs.map((slug) => findKata(slug)));
  folder = mkdtempSync(join(tmpdir(), 'grades-'));
});
afterAll(() => [root, folder].forEach((path) => rmSync(path, { recursive: true, force: true })));

const solution = (slug: string) => readFileSync(join(workbookRoot, 'solutions', slug, `${slug.slice(3)}.ts`), 'utf8');
const starter = (slug: string) => readFileSync(join(root, 'katas', slug, `${slug.slice(3)}.ts`), 'utf8');

function unit(student: string, slug: (typeof slugs)[number], text: string, more: Partial<GradingJob> = {}): GradingJob {
  const kata: Kata = findKata(slug, root);
  return { student, kata, files: new Map([[kata.files[0] ?? '', Buffer.from(text)]]), ...more };
}

async function grade(units: readonly GradingJob[], more: { fresh?: boolean; seed?: number } = {}) {
  const ran: string[] = [];
  const runs: number[] = [];
  const store = new GradeStore(folder);
  await gradeInto(units, {
    root,
    store,
    jobs: 2,
    seed: 7,
    begin: (count) => runs.push(count),
    graded: ({ student, kata }, wasRun) => {
      ran.push(`${student} ${kata.number}`);
      if (wasRun) runs.push(1);
    },
    ...more,
  });
  return { ran: ran.toSorted(), runs, store };
}

const outcome = ({ status, rules }: GradeRecord) =>
  `${status} ${rules.map((rule) => (rule.status === 'passed' ? rule.stars : 0)).join('')}`;

// Submissions run here, which takes its time on a busy machine.
describe('a class', () => {
  const wrong = () =>
    solution(slugs[0]).replace('toString(): string {', "$&\n    if (this) throw new RangeError('no text');");
  const units = () => [
    unit('s1', slugs[0], solution(slugs[0])),
    unit('s1', slugs[1], solution(slugs[1])),
    unit('s2', slugs[0], wrong()),
    unit('s2', slugs[1], starter(slugs[1]).replaceAll('\n', '\r\n')),
    unit('s3', slugs[0], `${solution(slugs[0])}\nconst = 1;`),
    unit('s3', slugs[1], solution(slugs[1]), { changed: '2026-11-20T10:00:00Z', commit: 'c1' }),
    unit('s4', slugs[0], '', { files: new Map(), problem: { status: 'missing', reason: 'It is a link.' } }),
  ];

  test('is graded, each by what it is', async () => {
    const { ran, runs, store } = await grade(units());
    // The remaining time is estimated from the work that is run.
    expect(runs).toEqual([4, 1, 1, 1, 1]);
    // What two have handed in alike is run once.
    expect(ran).toEqual(['s1 45', 's1 57', 's2 45', 's2 57', 's3 45', 's4 45']);
    const of = (student: string, slug: string) => store.latest(student, slug);
    expect(outcome(of('s1', slugs[0])!)).toBe('passed 11222333');
    expect(of('s1', slugs[1])).toMatchObject({ status: 'passed', seed: 7, node: process.versions.node });
    expect(of('s3', slugs[1])).toMatchObject({
      status: 'passed',
      submission: { changed: '2026-11-20T10:00:00Z', commit: 'c1' },
    });
    expect(of('s2', slugs[1])).toMatchObject({ status: 'not started' });
    expect(of('s3', slugs[0])).toMatchObject({
      status: 'does not compile',
      reason: expect.stringMatching(/^value-objects\.ts:\d+:7 does not compile: /),
    });
    expect(of('s4', slugs[0])).toMatchObject({ status: 'missing', reason: 'It is a link.', submission: { files: '' } });
  });

  test("shows what broke in the student's own words and on the student's own line", async () => {
    const { store } = await grade(units());
    const record = store.latest('s2', slugs[0])!;
    expect(record.status).toBe('failed');
    const [broken] = record.rules.flatMap((rule) => rule.broken);
    const line =
      wrong()
        .split('\n')
        .findIndex((text) => text.includes('no text')) + 1;
    expect(broken).toMatchObject({
      law: '1000 cents are printed as USD 10.00, and 7 cents as USD 0.07',
      message: 'Your code threw RangeError: no text',
      at: { file: 'value-objects.ts', line },
    });
    expect(broken?.at?.frame?.find((text) => text.startsWith('>'))).toMatch(/throw new RangeError\('no text'\);$/);
  });

  test('is not run again where nothing has changed', async () => {
    expect((await grade(units())).ran).toEqual([]);
  });

  test('goes on where a run was killed in the middle of a line', async () => {
    const path = join(folder, recordsName);
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    const kept = lines.filter((line) => !line.includes('"student":"s2"'));
    writeFileSync(path, `${kept.join('\n')}\n{"schema":"architecture-katas/grade/v1","stud`);
    expect((await grade(units())).ran).toEqual(['s2 45', 's2 57']);
    expect((await grade(units())).ran).toEqual([]);
  });

  test('is run again where the tests of a kata have changed, and only that kata', async () => {
    appendFileSync(findKata(slugs[1], root).tests, '\n// A mended test.\n');
    expect((await grade(units())).ran).toEqual(['s1 57', 's2 57']);
  });
});

test('nothing is graded, and no score withheld, where the originals of solved katas are lost', async () => {
  const copy = createTempWorkbook(slugs.map((slug) => findKata(slug)));
  const empty = mkdtempSync(join(tmpdir(), 'grades-'));
  try {
    for (const slug of slugs) writeFileSync(join(copy, 'katas', slug, `${slug.slice(3)}.ts`), solution(slug));
    const kata = findKata('45', copy);
    const files = new Map([[kata.files[0] ?? '', Buffer.from(`${solution(slugs[0])}\n// Mine.`)]]);
    const store = new GradeStore(empty);
    const settings = { root: copy, store, jobs: 1, seed: 7 };
    await expect(gradeInto([{ student: 's1', kata, files }], settings)).rejects.toThrow(
      /^45-value-objects\/value-objects\.ts is no longer the starter, and the original cannot be found here, without which nothing can be graded\. Try: git clone <address of the workbook>$/,
    );
    expect(store.current()).toEqual([]);
  } finally {
    [copy, empty].forEach((path) => rmSync(path, { recursive: true, force: true }));
  }
});

describe('the list of tests', () => {
  const copyOf = (list: string, code: string) => {
    const copy = createTempWorkbook([findKata('45')]);
    writeFileSync(join(copy, 'katas', 'tests.json'), list);
    appendFileSync(findKata('45', copy).tests, code);
    return copy;
  };
  const listed = readFileSync(join(workbookRoot, 'katas', 'tests.json'), 'utf8');
  const added = "describe('9 ★ A law of my own', () => { example('holds', () => { expect(Email).toBeDefined(); }); });";

  test.each([
    ['as it is', listed, '', 'passed 11222333'],
    ['lacking the kata', '{}', '', 'passed 11222333'],
    ['out of date', listed, added, 'passed 11222333'],
    ['listing tests that cannot run here', listed, "throw new Error('not here');", 'grader error 00000000'],
  ])('%s', async (_, list, code, expected) => {
    const copy = copyOf(list, code);
    const own = mkdtempSync(join(tmpdir(), 'listed-'));
    const store = new GradeStore(own);
    const kata = findKata('45', copy);
    const files = new Map([[kata.files[0] ?? '', Buffer.from(`${solution(slugs[0])}\n// Mine.`)]]);
    await gradeInto([{ student: 's1', kata, files }], { root: copy, store, jobs: 1, seed: 7 });
    expect(outcome(store.latest('s1', slugs[0])!)).toBe(expected);
    [copy, own].forEach((path) => rmSync(path, { recursive: true }));
  });
});

test('what one kata leaves running is not laid at the door of the next one', async () => {
  const throwing = (text: string) => `\nsetInterval(() => { throw new Error('${text}') }, 1);\n`;
  const units = [
    unit('s9', slugs[0], solution(slugs[0]) + throwing('mine')),
    unit('s9', slugs[1], solution(slugs[1]) + throwing('my own')),
  ];
  const messages: Set<string>[] = [];
  const graded = (_: GradingJob, { rules }: Judgement) =>
    messages.push(new Set(rules.flatMap(({ broken }) => broken.map(({ message }) => message))));
  await gradeUnits(units, { root, jobs: 1, seed: 7, graded });
  expect(messages).toEqual([
    new Set(['This error was never handled: mine']),
    new Set(['This error was never handled: my own']),
  ]);
});

test('grading leaves nothing behind in the folder in which Vitest remembers results', async () => {
  const home = join(root, 'node_modules', '.vite', 'vitest');
  const remembered = () =>
    existsSync(home) ? readdirSync(home).map((name) => statSync(join(home, name, 'results.json')).size) : [];
  const before = remembered();
  await gradeUnits([unit('s1', slugs[0], solution(slugs[0]))], { root, jobs: 1, seed: 7, graded: () => {} });
  expect(remembered()).toEqual(before);
});

test('a result from a process that had run something before is shared with nobody', async () => {
  const own = mkdtempSync(join(tmpdir(), 'alone-'));
  const store = new GradeStore(own);
  const of = (student: string, slug: string): GradingJob => {
    const kata = findKata(slug, root);
    const read = (name: string) => readFileSync(join(workbookRoot, 'solutions', slug, name));
    return { student, kata, files: new Map(kata.files.map((name) => [name, read(name)])) };
  };
  const grade = (units: readonly GradingJob[]) => gradeInto(units, { root, store, jobs: 1, seed: 7 });
  await grade([of('a', slugs[0]), of('a', slugs[1])]);
  expect(slugs.slice(0, 2).map((slug) => store.latest('a', slug)?.alone)).toEqual([true, false]);
  // The first one is taken over. The second one runs again, in a process of its own.
  await grade([of('b', slugs[0]), of('b', slugs[1]), of('c', slugs[1])]);
  expect(store.latest('b', slugs[0])?.graded).not.toBeUndefined();
  expect(['b', 'c'].map((student) => store.latest(student, slugs[1])?.alone)).toEqual([true, true]);
  rmSync(own, { recursive: true });
});

describe('the store', () => {
  const record = (status: GradeRecord['status'], files: string): GradeRecord => ({
    ...{ schema: 'architecture-katas/grade/v1', student: 'a', kata: slugs[0], status, rules: [], tests: 't', seed: 1 },
    ...{ submission: { files }, graded: '2026-11-20T10:00:00Z', duration: 1, node: '20.0.0', alone: true },
  });

  test('lets no error of the grader take the place of a score, and no such error pass for a result', () => {
    const own = mkdtempSync(join(tmpdir(), 'store-'));
    const store = new GradeStore(own);
    store.add(record('grader error', 'f1'));
    expect(store.latest('a', slugs[0])?.status).toBe('grader error');
    store.add(record('passed', 'f1'));
    store.add(record('grader error', 'f2'));
    const again = new GradeStore(own);
    expect(again.latest('a', slugs[0])?.submission.files).toBe('f1');
    expect(again.known({ kata: slugs[0], files: 'f1', tests: 't', seed: 1 }, 'b')?.status).toBe('passed');
    expect(again.known({ kata: slugs[0], files: 'f2', tests: 't', seed: 1 }, 'b')).toBeUndefined();
    expect(again.current()).toHaveLength(1);
    rmSync(own, { recursive: true });
  });

  test('refuses a file that holds something else', () => {
    const own = mkdtempSync(join(tmpdir(), 'store-'));
    writeFileSync(join(own, recordsName), '{"a":1}\n');
    const path = join(own, recordsName);
    expect(() => new GradeStore(own)).toThrow(`${path}:1 is not a grading record. Try: mv ${path} ${path}.old`);
    rmSync(own, { recursive: true });
  });

  test('draws a seed once', () => {
    const own = mkdtempSync(join(tmpdir(), 'store-'));
    const seed = seedOf(own);
    expect(seedOf(own)).toBe(seed);
    expect(seedOf(own, 5)).toBe(5);
    expect(seedOf(own)).toBe(5);
    rmSync(own, { recursive: true });
  });
});

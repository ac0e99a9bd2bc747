import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { git } from '../scripts/platform/git/git.ts';
import { listKatas } from '../scripts/kata/catalog.ts';
import { everyKata } from '../scripts/teacher/course/read-course.ts';
import { gradeCommand, type GradeCommand } from '../scripts/teacher/cli/arguments.ts';
import { argumentsGivenTo } from './support/command-arguments.ts';
import { gradeClass, mergeResults, readUnits } from '../scripts/teacher/cli/grade-class.ts';
import { terminal } from '../scripts/teacher/reports/terminal.ts';
import type { GradeRecord, Status } from '../scripts/teacher/grading/record.ts';
import { retry } from '../scripts/teacher/grading/run/retry.ts';
import { GradeStore } from '../scripts/teacher/grading/store.ts';

const folder = mkdtempSync(join(tmpdir(), 'merge-'));
afterAll(() => rmSync(folder, { recursive: true }));

const jobs = availableParallelism();

const read = (line: string) =>
  argumentsGivenTo<GradeCommand>((run) => gradeCommand('/home', run), line.split(' ').filter(Boolean));

test.each<[string, object]>([
  ['class', { does: 'grade', path: '/home/class', out: '/home/grades', jobs, fresh: false }],
  [
    '/c.zip --course h.json --out o --at 2026-11-30T12:00Z --jobs 3 --seed 5 --shard 2/8 --fresh',
    {
      ...{ does: 'grade', path: '/c.zip', course: '/home/h.json', out: '/home/o', at: '2026-11-30T12:00Z' },
      ...{ jobs: 3, seed: 5, shard: { index: 2, of: 8 }, fresh: true },
    },
  ],
  ['merge a b', { does: 'merge', folders: ['/home/a', '/home/b'], out: '/home/grades' }],
  ['fetch a.txt class', { does: 'fetch', list: '/home/a.txt', home: '/home/class' }],
  [
    'autograder a.zip --course h.json --seed 3',
    { does: 'autograder', file: '/home/a.zip', course: '/home/h.json', seed: 3 },
  ],
  // A class may lie in a folder of that name.
  ['fetch', { does: 'grade', path: '/home/fetch', out: '/home/grades', jobs, fresh: false }],
  ['merge', { does: 'grade', path: '/home/merge', out: '/home/grades', jobs, fresh: false }],
])('reads "%s"', (line, expected) => {
  expect(read(line)).toEqual(expected);
});

test.each([
  ['a b', 'Only one folder or archive can be graded; leave out "b"'],
  ['fetch a.txt', 'fetch needs a list of addresses and a folder'],
  ['fetch a.txt b c', 'fetch needs a list of addresses and a folder'],
  ['autograder a', 'autograder needs one file whose name ends with .zip'],
  ['a --jobs 0', '--jobs 0 is not a positive integer'],
  ['a --jobs two', '--jobs two is not a positive integer'],
  ['a --seed 1e99', '--seed 1e99 is not a positive integer'],
  ['a --jobs 1.5', '--jobs 1.5 is not a positive integer'],
  ['a --jobs=-5', '--jobs -5 is not a positive integer'],
  ['a --jobs 0x2', '--jobs 0x2 is not a positive integer'],
  ['a --jobs=', '--jobs "" is not a positive integer'],
  ['a --out=', 'A path must not be empty'],
  ['a --course=', 'A path must not be empty'],
  ['a --shard 3/2 --seed 1', '--shard 3/2 is not a part; the first of eight is 1/8'],
  ['a --shard 0/2 --seed 1', '--shard 0/2 is not a part; the first of eight is 1/8'],
  ['a --shard 1/2', '--shard needs --seed, so that all parts are tested with the same inputs'],
  ['a --shards', "Unknown option '--shards'; did you mean --shard"],
  ['a --out', "Option '--out <folder>' argument missing"],
])('refuses "%s" in one line', (line, problem) => {
  expect(() => read(line)).toThrow(`${problem}. Try: npm run grade -- --help`);
});

test('parts that several machines have graded become one book, however often they are put together', () => {
  const [first, second] = listKatas();
  const record = (student: string, kata: string | undefined, status: Status, seed = 1): GradeRecord => ({
    ...{ schema: 'architecture-katas/grade/v1', student, kata: kata ?? '', status, rules: [], tests: 't', seed },
    ...{
      submission: { files: `${student}${kata}` },
      graded: '2026-11-20T10:00:00Z',
      duration: 1,
      node: '20.0.0',
      alone: true,
    },
  });
  const part = (name: string, ...records: GradeRecord[]) => {
    const store = new GradeStore(emptyFolder(name));
    records.forEach((one) => store.add(one));
    return join(folder, name);
  };
  const folders = [
    part('one', record('s2', first?.slug, 'passed'), record('s2', second?.slug, 'grader error')),
    part('two', record('s1', first?.slug, 'timeout')),
  ];
  const merge = (...from: string[]) => mergeResults({ does: 'merge', folders: from, out: join(folder, 'all') });
  const { book, notes } = merge(...folders);
  expect(notes).toEqual([]);
  expect(book.students.map(({ student, marks }) => [student.id, marks[0]?.status, marks[1]?.status])).toEqual([
    ['s1', 'timeout', 'missing'],
    ['s2', 'passed', 'grader error'],
  ]);
  expect(merge(...folders).book).toEqual(book);
  expect(new GradeStore(join(folder, 'all')).current()).toHaveLength(3);

  // A machine that was asked again answers later for one of them.
  const again = part('again', record('s2', second?.slug, 'passed', 2));
  const later = merge(again);
  expect(later.notes).toEqual(['Some results have different seeds, so not everyone was tested with the same inputs.']);
  expect(later.book.students.map(({ student, marks }) => [student.id, marks[1]?.status])).toEqual([
    ['s1', 'missing'],
    ['s2', 'passed'],
  ]);
  // Somebody of the roster is in no part.
  const roster = join(folder, 'roster.csv');
  writeFileSync(roster, 'id\ns1\ns2\ns3\n');
  const course = join(folder, 'homework.json');
  writeFileSync(course, JSON.stringify({ katas: [first?.number], roster: { file: 'roster.csv', id: 'id' } }));
  const withRoster = mergeResults({ does: 'merge', folders, out: join(folder, 'with-roster'), course });
  expect(withRoster.notes).toContain('No results, and 0 points (is a part missing?): s3.');
  expect(withRoster.book.notes).toEqual(withRoster.notes);
  expect(terminal(withRoster.book)).toContain('- No results, and 0 points (is a part missing?): s3.');

  // The course names somebody who is in no part.
  const exemptions = [{ student: 'x9', katas: [first?.number], reason: 'Illness' }];
  writeFileSync(course, JSON.stringify({ katas: [first?.number], exemptions }));
  expect(mergeResults({ does: 'merge', folders, out: join(folder, 'all'), course }).notes).toContain(
    'Named in the course file, but nothing handed in: x9.',
  );

  // A part may have been empty, and a part may be named by its file.
  const nobody = emptyFolder('nobody');
  writeFileSync(join(nobody, 'grading.json'), '{ "seed": 1 }\n');
  expect(merge(nobody, join(folder, 'one', 'results.jsonl')).book.students).not.toEqual([]);

  expect(() => merge(emptyFolder('nothing'))).toThrow(
    /^There are no results in .*nothing\. Try: npm run grade -- --help$/,
  );
});

function emptyFolder(name: string): string {
  const path = join(folder, name);
  mkdirSync(path);
  return path;
}

describe('submissions that cannot be read', () => {
  const home = () => {
    const place = emptyFolder(`class-${Math.random()}`);
    for (const id of ['a', 'b']) {
      const clone = join(place, id);
      const starter = join(clone, 'katas', '45-value-objects');
      mkdirSync(starter, { recursive: true });
      writeFileSync(join(starter, 'value-objects.ts'), 'export {};\n');
      git(clone, ['init', '--quiet', '--initial-branch=main']);
      git(clone, ['config', 'user.name', 'A student']);
      git(clone, ['config', 'user.email', 'student@example.org']);
      git(clone, ['add', '.']);
      git(clone, ['commit', '--quiet', '-m', 'My answer']);
    }
    return place;
  };
  const grade = (path: string, at: string) =>
    gradeClass({ does: 'grade', path, at, out: join(folder, `out-${Math.random()}`), jobs: 1, fresh: false });

  test('at all are refused, because the mistake is probably not theirs', async () => {
    await expect(grade(home(), 'mian')).rejects.toThrow(
      'All 2 submissions cannot be read, for example: The clone has no branch, tag or commit mian. Try: npm run grade -- --help',
    );
  });
});

test('a class is read without keeping the progress bar and Ctrl-C waiting', async () => {
  const order: string[] = [];
  const submission = (id: string) => ({ id, filesOf: async () => ({ files: new Map<string, Buffer>() }) });
  const participants = Array.from({ length: 10 }, (_, i) => ({
    student: { id: `s${i}` },
    submission: submission(`s${i}`),
  }));
  const bar = { begin: () => {}, end: () => {}, step: () => order.push('student') };
  const wait = () => setImmediate(() => order.push('turn'));
  wait();
  await readUnits(participants, everyKata(), { ...bar, step: () => (bar.step(), wait()) });
  expect(order.indexOf('turn')).toBeLessThan(order.lastIndexOf('student'));
});

test('work is repeated until it is good, but not for ever', async () => {
  const attempts: number[] = [];
  const work = async (attempt: number) => attempts.push(attempt) && attempt;
  expect(await retry(3, work, (result) => result === 2)).toBe(2);
  expect(await retry(3, work, () => false)).toBe(3);
  expect(attempts).toEqual([1, 2, 1, 2, 3]);
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { workbookRoot } from '../scripts/platform/workbook-root.ts';
import { createTheme } from '../scripts/platform/terminal/theme.ts';
import { contestantsOf } from '../scripts/reverse/impostor-record.ts';
import type { LawOutcome } from '../scripts/reverse/read-laws.ts';
import { courseKataOf, findReverseKata } from '../scripts/reverse/reverse-kata.ts';
import { lawsRules } from '../scripts/runner/code-rules.ts';
import { refuseCode } from '../scripts/runner/refuse-code.ts';
import { computeGradebook } from '../scripts/teacher/grading/compute-gradebook.ts';
import { evaluateLaws, stoppedLaws, type LawsPass } from '../scripts/teacher/grading/judge/evaluate-laws.ts';
import { recordSchema, type GradeRecord } from '../scripts/teacher/grading/record.ts';
import { seededShuffle } from '../scripts/teacher/grading/run/order.ts';
import { readCourse } from '../scripts/teacher/course/read-course.ts';
import { csv } from '../scripts/teacher/reports/csv.ts';
import { feedback } from '../scripts/teacher/reports/feedback.ts';
import { gradescope } from '../scripts/teacher/reports/gradescope.ts';
import { gradesPage } from '../scripts/teacher/reports/grades-page.ts';
import { terminal } from '../scripts/teacher/reports/terminal.ts';

const reverse = findReverseKata('r54');
const kata = courseKataOf(reverse);
const { right, heldBackVariant, visible, heldBack } = contestantsOf(reverse.kata);
const rights = [...right, heldBackVariant];
const impostors = [...visible, ...heldBack];
const folder = mkdtempSync(join(tmpdir(), 'grade-laws-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

type State = LawOutcome['state'];

const failure = (message: string, more: object = {}) => ({ test: 'a', error: 'AssertionError', message, ...more });

/** One law: what it says about the solutions that a function picks, and that it accepts the others. */
function says(title: string, state: State, about: (name: string) => boolean, isExample = false) {
  return (name: string): LawOutcome => {
    const isIt = about(name);
    return {
      title,
      isExample,
      state: isIt ? state : 'accepted',
      ...(isIt ? { failure: failure('expected 1 to be 2') } : {}),
    };
  };
}

function passOf(...laws: ((name: string) => LawOutcome)[]): LawsPass {
  return new Map(
    [...rights, ...impostors].map(({ target, name }) => [target, { outcomes: laws.map((law) => law(name)) }]),
  );
}

function evaluate(...passes: LawsPass[]) {
  const staged = { target: '', folder: '', modules: {} };
  return evaluateLaws({
    kata,
    command: 'npm start r54',
    staged,
    file: 'specification.laws.ts',
    rights,
    visible,
    heldBack,
    passes,
  });
}

const points = ({ rules }: ReturnType<typeof evaluate>) =>
  rules.reduce((sum, { stars, share = 0 }) => sum + stars * share, 0);
const isImpostor = (name: string) => impostors.some((one) => one.name === name);

describe('laws are graded', () => {
  const all = passOf(says('all', 'rejected', isImpostor));

  test('with all points for rejecting every impostor of both halves', () => {
    const judged = evaluate(all, all);
    expect(judged.status).toBe('passed');
    expect(points(judged)).toBe(judged.rules.reduce((sum, { stars }) => sum + stars, 0));
    expect(judged.invalid).toBeUndefined();
  });

  test('with the share of each rule, and both halves are named without titles', () => {
    const half = passOf(says('half', 'rejected', (name) => visible.some((one) => one.name === name)));
    const judged = evaluate(half, half);
    expect(judged.status).toBe('failed');
    const [broken] = judged.rules.flatMap((rule) => rule.broken);
    expect(broken?.message).toMatch(
      /^The laws reject \d of \d impostors that you see, and 0 of \d that only grading uses\.$/,
    );
    expect(points(judged)).toBeGreaterThan(0);
  });

  test('only by what they say both times', () => {
    const none = passOf(says('all', 'rejected', () => false));
    expect(points(evaluate(all, none))).toBe(0);
    expect(points(evaluate(none, all))).toBe(0);
  });

  test.each([
    ['rejects a correct solution', 'rejected', 'It rejects a correct solution: expected 1 to be 2'],
    ['ends with an error', 'invalid', 'expected 1 to be 2'],
    ['was not run', 'not run', 'expected 1 to be 2'],
  ] as const)('without a law that %s, even if only once', (_, state, message) => {
    const wrong = says('wrong', state, (name) => name === heldBackVariant.name || isImpostor(name));
    const good = says('good', 'rejected', (name) => name === visible[0]?.name);
    const later = says('wrong', 'rejected', isImpostor);
    const judged = evaluate(passOf(wrong, good), passOf(later, good));
    expect(judged.invalid).toMatchObject([{ law: 'wrong', message }]);
    expect(judged.reason).toMatch(/^1 of 2 laws does not count: /);
    expect(points(judged)).toBe(points(evaluate(passOf(good), passOf(good))));
  });

  test('by an example only for rules with one star', () => {
    const example = passOf(says('example', 'rejected', isImpostor, true));
    const { rules } = evaluate(example, example);
    expect(rules.filter(({ stars }) => stars === 1).every(({ share }) => share === 1)).toBe(true);
    expect(rules.filter(({ stars }) => stars > 1).some(({ share }) => share === 0)).toBe(true);
  });

  test.each([
    [
      'thirteen laws',
      Array.from({ length: 13 }, (_, i) => `law ${i}`),
      'There are 13 laws and examples, and at most 12 are allowed',
    ],
    ['two laws of one title', ['a', 'a'], 'Two laws have the title "a"'],
    ['no law', [], 'specification.laws.ts has no law'],
  ])('without points for %s', (_, titles, reason) => {
    const pass = passOf(...titles.map((title) => says(title, 'rejected', isImpostor)));
    const judged = evaluate(pass, pass);
    expect(judged).toMatchObject({ status: 'failed', reason: expect.stringContaining(reason) as string });
    expect(points(judged)).toBe(0);
  });

  test('without a law that had to be stopped for a correct solution, or three times', () => {
    const stopped = (about: (name: string) => boolean) => (name: string) => ({
      ...says('loop', 'invalid', about)(name),
      ...(about(name) ? { failure: failure('stopped', { killed: 'looped' }) } : {}),
    });
    expect(stoppedLaws([passOf(stopped((name) => name === rights[0]?.name))], rights)).toEqual(['loop']);
    const firsts = (count: number) => (name: string) => impostors.slice(0, count).some((one) => one.name === name);
    expect(stoppedLaws([passOf(stopped(firsts(2)))], rights)).toEqual([]);
    expect(stoppedLaws([passOf(stopped(firsts(3)))], rights)).toEqual(['loop']);
    expect(evaluate(passOf(stopped((name) => name === rights[0]?.name))).status).toBe('timeout');
  });

  test('in an order that only the seed decides', () => {
    const order = (seed: number) => seededShuffle([1, 2, 3, 4, 5, 6, 7, 8], seed);
    expect(order(1)).toEqual(order(1));
    expect(order(1)).not.toEqual(order(2));
    expect(order(2).toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
});

describe('one course has both kinds', () => {
  writeFileSync(join(folder, 'homework.json'), '{ "katas": [54, "r54"], "overrides": [] }');
  const course = readCourse(join(folder, 'homework.json'));
  const half = passOf(
    says('half', 'rejected', (name) => visible.some((one) => one.name === name)),
    says('wrong', 'rejected', () => true),
  );
  const record: GradeRecord = {
    ...{ schema: recordSchema, student: 's1', kata: kata.slug, ...evaluate(half, half) },
    ...{
      submission: { files: 'x' },
      tests: '',
      seed: 1,
      graded: '2026-12-01T00:00:00Z',
      duration: 5,
      node: '',
      alone: true,
    },
  };
  const book = computeGradebook(course, [{ id: 's1' }], [record]);
  const [student] = book.students;

  test('with different slugs and points', () => {
    expect(course.katas.map(({ slug }) => slug)).toEqual(['54-specification', 'r54-specification']);
    expect(student?.marks.map(({ points: earned }) => earned)).toEqual([0, expect.any(Number)]);
    expect(student?.points).toBeCloseTo(points(evaluate(half, half)), 2);
  });

  test('in every report', () => {
    expect(csv(book).split('\r\n')[0]).toBe('id,54-specification,r54-specification,sum,possible,withheld');
    const printed = terminal(book, { paint: createTheme(false) });
    expect(printed).toMatch(/^student +54 +r54 +points/m);
    expect(printed).toContain('r54 Specification');
    const text = feedback(book, student!);
    expect(text).toContain('## r54 Specification: ');
    expect(text).toContain('`npm start r54`');
    expect(text).toContain('### Laws that do not count\n\nThe law: wrong.');
    expect(gradesPage(book)).toContain('Laws that do not count');
    expect(gradesPage(book)).toContain('id="s0-r54"');
    const { tests } = JSON.parse(gradescope(book, student!)) as {
      tests: { name: string; number: string; max_score?: number }[];
    };
    expect(tests.some(({ number }) => number === 'r54.1')).toBe(true);
    expect(tests.find(({ name }) => name.includes('law that does not count: wrong'))).toMatchObject({ max_score: 0 });
  });

  test('and mistakes about them are named', () => {
    writeFileSync(join(folder, 'wrong.json'), '{\n"katas": ["r54", "r99", "r54"]\n}');
    expect(() => readCourse(join(folder, 'wrong.json'))).toThrow(
      /there is no kata r99; there are 29, .*r54.*r54-specification appears twice/s,
    );
  });
});

describe('laws may import and use only what the sandbox has', () => {
  const refusal = (source: string) =>
    refuseCode({ name: 'a.laws.ts', source, files: ['a.laws.ts', 'specification.ts'], rules: lawsRules })?.what;

  test.each([
    `import fc from 'fast-check';\nimport { expect } from 'vitest';\nimport { law, example } from '../support/law.ts';`,
    `import * as all from './specification.ts';\nimport { inspect } from 'node:util';`,
    `import { expect } from 'vitest';\nexpect({ a: 1 }).toEqual(expect.objectContaining({ a: expect.any(Number) }));`,
    `const now = new Date(0);\nsetTimeout(() => now, 1);`,
  ])('%s', (source) => expect(refusal(source)).toBeUndefined());

  test.each([
    [`import { vi } from 'vitest';`, 'imports vi from "vitest"'],
    [`import { test } from 'vitest';`, 'imports test from "vitest"'],
    [`import * as right from '../../solutions/54-specification/specification.ts';`, 'It may import only from'],
    [`import { a } from './traps.model.ts';`, 'imports "./traps.model.ts"'],
    [`import { a } from './helper.ts';`, 'imports "./helper.ts"'],
    [`import { hostile } from '../support/hostile.ts';`, 'imports "../support/hostile.ts"'],
    [`import { expect } from 'vitest';\nexpect.getState();`, 'uses expect.getState, which is not available to laws'],
    [`import { expect } from 'vitest';\nexpect.extend({});`, 'uses expect.extend'],
    [`performance.now();`, 'uses performance, which is not available to laws'],
    [`new Intl.DateTimeFormat();`, 'uses Intl.DateTimeFormat'],
    [`process.exit();`, 'uses process'],
  ])('%s is refused', (source, what) => expect(refusal(source)).toContain(what));
});

test('a reverse kata is found below its kata', () => {
  expect(kata).toMatchObject({ root: workbookRoot, slug: 'r54-specification', folder: reverse.kata.folder });
});

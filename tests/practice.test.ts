import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { impostorFiles } from '../scripts/author/verify/impostor-from-gap.ts';
import { findKata, type Kata } from '../scripts/kata/catalog.ts';
import { fingerprint, rulesFingerprint } from '../scripts/kata/fingerprint.ts';
import { filesOf } from '../scripts/kata/gap.ts';
import { pointsIn, readStatement } from '../scripts/kata/statement.ts';
import { beginPractice, compareWithEarlier, stopPractice } from '../scripts/learner/practice.ts';
import { referenceOf } from '../scripts/learner/reference.ts';
import { resetKata } from '../scripts/learner/reset.ts';
import { git } from '../scripts/platform/git/git.ts';
import { dayAfter, localDay } from '../scripts/platform/local-day.ts';
import { initialStatus, type KataStatus } from '../scripts/progress/kata-status.ts';
import { nextOf, katasToPractise } from '../scripts/progress/next-step.ts';
import { practiceOf } from '../scripts/progress/practice.ts';
import {
  isPracticeOn,
  readProgress,
  setPractice,
  writeProgress,
  type Entry,
} from '../scripts/progress/progress-file.ts';
import { lastKnown, recordResult } from '../scripts/progress/refresh-status.ts';
import type { KataResult } from '../scripts/runner/result.ts';
import { createTempWorkbook } from '../scripts/testing/temp-workbook.ts';

const entry: Entry = {
  ...{ slug: '45-value-objects', state: 'solved', earned: 9, possible: 17, day: '2026-11-01' },
  ...{ holding: [1, 2, 3, 4, 5], rules: '0123456789abcdef', hints: 0 },
};

describe('a day', () => {
  const zone = process.env['TZ'];
  afterEach(() => {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });

  test.each([
    ['Asia/Tokyo', '2026-12-01'],
    ['America/Los_Angeles', '2026-11-30'],
  ])('is the one on the calendar in %s', (there, day) => {
    process.env['TZ'] = there;
    expect(localDay(new Date('2026-11-30T20:00:00Z'))).toBe(day);
  });

  test('has others after it, also over the end of a year', () => {
    expect([dayAfter('2026-12-30', 3), dayAfter('2026-02-28', 1)]).toEqual(['2027-01-02', '2026-03-01']);
    expect([dayAfter('2026-13-01', 1), dayAfter('some day', 1), dayAfter('', 1)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('a solved kata is offered again', () => {
  test.each([
    [{ passed: '2026-11-01' }, '2026-11-03', false],
    [{ passed: '2026-11-01' }, '2026-11-04', true],
    [{ passed: '2026-11-04', practised: 1 }, '2026-11-13', false],
    [{ passed: '2026-11-04', practised: 1 }, '2026-11-14', true],
    [{ passed: '2026-11-14', practised: 2 }, '2026-12-13', false],
    [{ passed: '2026-11-14', practised: 2 }, '2026-12-14', true],
    [{ passed: '2026-01-01', practised: 3 }, '2026-12-14', false],
    // In the file of an older version, only the day of the last change is known.
    [{ day: '2026-11-01' }, '2026-11-04', true],
    [{ day: 'some day' }, '2026-11-04', false],
  ])('%j on %s: %s', (more, today, isDue) => {
    expect(practiceOf({ ...entry, ...more }, today, true)?.isDue).toBe(isDue);
    expect(practiceOf({ ...entry, ...more }, today, false)?.isDue).toBe(false);
  });

  test('but not while it is practised, and not if it was never solved', () => {
    expect(practiceOf({ ...entry, practising: '2026-11-04T10-00-00' }, '2026-12-24', true)).toEqual({
      times: 0,
      isDue: false,
      isUnderWay: true,
    });
    expect(practiceOf({ ...entry, state: 'started' }, '2026-12-24', true)).toBeUndefined();
    expect(practiceOf(undefined, '2026-12-24', true)).toBeUndefined();
  });

  test('after all new ones, before those that are only solved, and the one that has waited longest first', () => {
    const status = (number: number, more: Partial<KataStatus>): KataStatus => ({
      ...{ slug: `k${number}`, number, title: '', minutes: 30, state: 'mastered', earned: 1, possible: 1, rules: [] },
      ...more,
    });
    const practice = (from: string) => ({ practice: { times: 0, from, isDue: true, isUnderWay: false } });
    const underWay = { practice: { times: 0, isDue: false, isUnderWay: true } };
    const solved = status(1, { state: 'solved' });
    const [late, early] = [status(2, practice('2026-11-09')), status(3, practice('2026-11-02'))];
    expect(nextOf([solved, late, early])?.number).toBe(3);
    expect(nextOf([solved, late, early, status(4, { state: 'not started' })])?.number).toBe(4);
    expect(nextOf([solved, late, early, status(5, underWay)])?.number).toBe(5);
    expect(nextOf([late, status(5, underWay), status(4, { state: 'not started' })], 'k5')?.number).toBe(5);
    expect(katasToPractise([solved, late, early]).map(({ number }) => number)).toEqual([3, 2]);
    expect(nextOf([solved])?.number).toBe(1);
  });
});

describe('in a workbook', () => {
  const kata45 = findKata('45');
  const roots: string[] = [];
  let root: string;
  let kata: Kata;
  const own = () => join(kata.folder, 'value-objects.ts');
  const now = () => readProgress(root).get(kata.slug);
  const status = async () => (await lastKnown(root)).find(({ slug }) => slug === kata.slug);

  beforeEach(() => {
    vi.useFakeTimers({ now: new Date('2026-11-30T12:00:00'), toFake: ['Date'] });
    root = createTempWorkbook([kata45]);
    roots.push(root);
    kata = findKata('45', root);
    // The starter comes back from git.
    git(root, ['init', '-q']);
    git(root, ['add', 'katas']);
    writeFileSync(own(), '// my first answer\n');
    judge('solved');
  });
  afterEach(() => vi.useRealTimers());
  afterAll(() => roots.forEach((one) => rmSync(one, { recursive: true, force: true })));

  /** Records a run in which the rules up to a level hold. */
  function judge(state: 'started' | 'solved' | 'mastered'): KataStatus {
    const held = { started: 1, solved: 2, mastered: 3 }[state];
    const rules = readStatement(kata.statement).rules.map((rule) => ({
      ...{ rule, failures: [] },
      state: rule.stars <= held ? ('passed' as const) : ('failed' as const),
    }));
    const result: KataResult = { slug: kata.slug, target: 'katas', duration: 1, rules };
    return recordResult(kata, result, 'print');
  }

  test('a kata that is solved for the first time says when', () => {
    expect(now()).toMatchObject({ state: 'solved', passed: '2026-11-30' });
    vi.setSystemTime(new Date('2026-12-05T12:00:00'));
    judge('mastered');
    expect(now()).toMatchObject({ state: 'mastered', passed: '2026-11-30', day: '2026-12-05' });
  });

  test('practice begins with the starter, and takes back nothing that was reached', async () => {
    beginPractice(kata, new Date());
    expect(readFileSync(own(), 'utf8')).toContain('todo(');
    expect(await status()).toMatchObject({ state: 'solved', practice: { isUnderWay: true } });
    const during = judge('started');
    expect(during).toMatchObject({ state: 'solved', practice: { isUnderWay: true } });
    expect(during).not.toHaveProperty('earlierAnswer');
    expect(now()).toMatchObject({ state: 'solved', passed: '2026-11-30' });
    expect(await status()).toMatchObject({ state: 'solved', earned: during.earned });
  });

  test('practice ends when the kata is as far as it was, and shows both answers', async () => {
    judge('mastered');
    beginPractice(kata, new Date());
    vi.setSystemTime(new Date('2026-12-05T12:00:00'));
    writeFileSync(own(), '// my second answer\n');
    expect(judge('solved').practice?.isUnderWay).toBe(true);
    const end = judge('mastered');
    expect(end.practice).toMatchObject({ times: 1, from: '2026-12-15', isDue: false, isUnderWay: false });
    expect(now()).toMatchObject({ state: 'mastered', passed: '2026-12-05', practised: 1 });
    expect(now()?.practising).toBeUndefined();
    const diff = compareWithEarlier(kata, end.earlierAnswer ?? '');
    expect(diff).toContain('-// my first answer');
    expect(diff).toContain('+// my second answer');
    expect(judge('mastered')).not.toHaveProperty('earlierAnswer');
    expect((await status())?.practice?.times).toBe(1);
  });

  test('practice that is stopped brings the earlier answer back, and keeps the attempt', () => {
    beginPractice(kata, new Date('2026-11-30T12:00:00Z'));
    writeFileSync(own(), '// half an answer\n');
    stopPractice(kata, new Date('2026-11-30T13:00:00Z'));
    expect(readFileSync(own(), 'utf8')).toBe('// my first answer\n');
    expect(now()?.practising).toBeUndefined();
    expect(now()?.practised).toBeUndefined();
    const attempt = join(root, '.attempts', kata.slug, '2026-11-30T13-00-00', 'value-objects.ts');
    expect(existsSync(attempt) && readFileSync(attempt, 'utf8')).toBe('// half an answer\n');
  });

  describe('with helper files', () => {
    const at = (name: string) => join(kata.folder, name);
    const read = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : undefined);
    const answer = "export { a } from './numbers';\n";
    beforeEach(() => {
      writeFileSync(own(), answer);
      writeFileSync(at('numbers.ts'), '// numbers\n');
      writeFileSync(at('notes.ts'), '// notes\n');
    });

    test('they are part of the answer, and other files stay', () => {
      const saved = resetKata(kata, new Date('2026-11-30T13:00:00Z')) ?? '';
      expect(['value-objects.ts', 'numbers.ts', 'notes.ts'].map((name) => read(join(root, saved, name)))).toEqual([
        answer,
        '// numbers\n',
        undefined,
      ]);
      expect([read(at('numbers.ts')), read(at('notes.ts'))]).toEqual([undefined, '// notes\n']);
    });

    test('practice compares them, and brings them back without losing a new file', () => {
      beginPractice(kata, new Date('2026-11-30T13:00:00Z'));
      expect(read(at('numbers.ts'))).toBeUndefined();
      writeFileSync(own(), "import './other.ts';\n");
      writeFileSync(at('other.ts'), '// other\n');
      writeFileSync(at('numbers.ts'), '// not yet imported\n');
      const diff = compareWithEarlier(kata, now()?.practising ?? '');
      expect(diff).toContain('-// numbers');
      expect(diff).toContain('+// other');
      stopPractice(kata, new Date('2026-11-30T14:00:00Z'));
      expect([read(own()), read(at('numbers.ts')), read(at('other.ts'))]).toEqual([answer, '// numbers\n', undefined]);
      const attempts = join(root, '.attempts', kata.slug);
      expect(read(join(attempts, '2026-11-30T14-00-00', 'other.ts'))).toBe('// other\n');
      expect(read(join(attempts, '2026-11-30T14-00-00-2', 'numbers.ts'))).toBe('// not yet imported\n');
    });

    test('a gap contains them, and becomes an impostor with them', () => {
      const files = filesOf(kata);
      expect([...files.keys()]).toEqual(['value-objects.ts', 'numbers.ts']);
      const sentence = '`add` throws a `CurrencyMismatchError`, even if one of the amounts is zero.';
      const made = impostorFiles(kata, { slug: kata.slug, sentence, files }, 'adds-zero');
      expect(made.map(([path]) => path)).toEqual([
        'tests/impostors/45-value-objects/adds-zero/value-objects.ts',
        'tests/impostors/45-value-objects/adds-zero/numbers.ts',
      ]);
    });

    test('the reference names them', () => {
      expect(referenceOf(kata, false).helpers).toBe('Your helper files are not compared: numbers.ts.');
    });

    test('a change of one is a change of the kata', () => {
      const before = [fingerprint(kata), rulesFingerprint(kata)];
      writeFileSync(at('numbers.ts'), '// more numbers\n');
      expect([fingerprint(kata) === before[0], rulesFingerprint(kata) === before[1]]).toEqual([false, true]);
    });
  });

  test('an earlier answer that is on another machine is no error', () => {
    expect(compareWithEarlier(kata, '2026-01-01T00-00-00')).toBeUndefined();
    expect(compareWithEarlier(kata, '-')).toBeUndefined();
  });

  test('it can be turned off and on, and nothing else in the file changes', async () => {
    vi.setSystemTime(new Date('2026-12-24T12:00:00'));
    expect((await status())?.practice?.isDue).toBe(true);
    const before = readProgress(root);
    setPractice(false, root);
    expect([isPracticeOn(root), (await status())?.practice?.isDue]).toEqual([false, false]);
    writeProgress(
      [{ ...entry, slug: '54-specification', possible: pointsIn(readStatement(kata.statement).rules) }],
      root,
    );
    expect(isPracticeOn(root)).toBe(false);
    setPractice(true, root);
    expect(isPracticeOn(root)).toBe(true);
    expect(readProgress(root).get(kata.slug)).toEqual(before.get(kata.slug));
  });

  test('it needs no practice before it is solved', () => {
    expect(initialStatus(kata).practice).toBeUndefined();
  });
});

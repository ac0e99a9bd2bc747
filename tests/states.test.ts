import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findKata } from '../scripts/kata/catalog.ts';
import { createTheme } from '../scripts/platform/terminal/theme.ts';
import { screenLines } from '../scripts/learner/watch/ui/screen.ts';
import { viewOf } from '../scripts/learner/watch/view.ts';
import { nextOf, nextStep } from '../scripts/progress/next-step.ts';
import { progressLines } from '../scripts/learner/progress-report/terminal.ts';
import { statusOf, type KataStatus, type StandingState } from '../scripts/progress/kata-status.ts';
import { stateSigns } from '../scripts/progress/state-signs.ts';
import type { Failure, KataResult, Problem, RuleState } from '../scripts/runner/result.ts';
import { createTempWorkbook, removeFolder } from '../scripts/testing/temp-workbook.ts';
import { pointsIn, readStatement } from '../scripts/kata/statement.ts';
import { runScript } from './support/run-script.ts';

const kata = findKata('45');
const { rules } = readStatement(kata.statement);
const all = pointsIn(rules);
const hard = rules.filter(({ stars }) => stars === 3).map(({ number }) => number);
const last = rules.findLast(({ stars }) => stars === 3);
const third = rules[2];
if (!last || !third || hard.length < 2) throw new Error('These tests need three rules, and two of three stars.');
const plain = createTheme(false);

/** A run in which the rules that are named came out as given, the others as `rest`. */
function runOf(
  rest: RuleState,
  named: Record<number, RuleState | NonNullable<Failure['killed']>> = {},
  problem?: Problem,
): KataResult {
  return {
    slug: kata.slug,
    target: 'katas',
    duration: 1,
    rules: rules.map((rule) => {
      const how = named[rule.number] ?? rest;
      const isState = how === 'passed' || how === 'failed' || how === 'todo';
      const failure = { test: 'a law', error: 'Error', message: 'a message' };
      if (!isState) return { rule, state: 'failed', failures: [{ ...failure, killed: how }] };
      return { rule, state: how, failures: how === 'passed' ? [] : [failure] };
    }),
    ...(problem ? { problem } : {}),
  };
}

const lost = { kind: 'missing', message: 'It is missing. Try: npm run reset 45' } as const;
const unreadable = { kind: 'does not compile', message: 'It does not compile. Fix this line and save.' } as const;
const loopsAtLoad = { kind: 'looped', message: 'It loops. Fix this and save.' } as const;
const bare = { kind: 'lacks an export', message: 'It does not export Email.' } as const;
const unloadable = { kind: 'does not load', message: 'It could not be loaded.' } as const;

const states: [KataResult, StandingState, next: string, onScreen: string][] = [
  [runOf('todo'), 'not started', 'Start: npm start 45', '○ 1 '],
  [runOf('passed', { 3: 'failed' }), 'started', 'Continue: npm start 45', '✗ 3 '],
  [runOf('passed', { 3: 'crashed' }), 'started', 'Continue with rule 3 (crashed): npm start 45', '(crashed)'],
  [
    runOf('passed', Object.fromEntries(hard.map((number, i) => [number, i === 0 ? 'failed' : 'todo']))),
    'solved',
    `To master it, rules ${hard.join(', ')}: npm start 45`,
    `Solved. To master it: rules ${hard.join(', ')}.`,
  ],
  [
    runOf('passed', { [last.number]: 'looped' }),
    'solved',
    `To master it, rule ${last.number} (looped): npm start 45`,
    `✗ ${last.number} ★★★ ${last.title} (looped)`,
  ],
  [runOf('passed'), 'mastered', 'Compare with the reference: npm run solution 45', 'Mastered: every rule holds.'],
  [
    runOf('passed', { 2: 'failed', 3: 'looped', 4: 'looped', 5: 'flooded' }),
    'looping',
    'An endless loop in rules 3, 4. To see the input: npm start 45',
    `✗ 3 ${'★'.repeat(third.stars).padEnd(3)} ${third.title} (looped)`,
  ],
  [runOf('failed', {}, loopsAtLoad), 'looping', loopsAtLoad.message, loopsAtLoad.message],
  [runOf('failed', {}, lost), 'missing', lost.message, lost.message],
  [runOf('failed', {}, unreadable), 'does not compile', unreadable.message, unreadable.message],
  [runOf('failed', {}, bare), 'lacks an export', bare.message, bare.message],
  [runOf('failed', {}, unloadable), 'does not load', unloadable.message, unloadable.message],
];

describe.each(states)('a run %#', (result, state, next, onScreen) => {
  const standing = statusOf(kata, result);

  test(`is ${state}, and says what to do next`, () => {
    expect(standing.state).toBe(state);
    expect(nextStep(standing)).toBe(next);
  });

  test('says so on the screen of the kata, in the list and in the overview', () => {
    const screen = { ...viewOf(kata, [standing]), result };
    const lines = screenLines(screen, plain);
    expect(lines[0]).toBe(`45 Value objects  ${state}${result.problem ? '' : `, ${standing.earned} of ${all}`}`);
    expect(lines.join('\n')).toContain(onScreen);
    const list = screenLines({ ...screen, list: { filter: '', selected: 0 } }, plain).join('\n');
    expect(list).toMatch(
      new RegExp(
        `\\${stateSigns[state]} 45 Value objects +${state} +${standing.earned} of ${all} +${standing.minutes} min`,
      ),
    );
    expect(progressLines([standing], plain).join('\n')).toMatch(
      new RegExp(
        `^\\${stateSigns[state]} 45 Value objects +${standing.minutes} min +${state} +${standing.earned} of ${all}$`,
        'm',
      ),
    );
  });
});

test('what is next: the first that is not passed by the rules of today, then the first that is not mastered', () => {
  const book = (...list: StandingState[]) =>
    list.map((state, i): KataStatus => ({ ...statusOf(kata, runOf('passed')), state, number: i + 1 }));
  expect(nextOf(book('mastered', 'solved', 'stale', 'not started'))?.number).toBe(3);
  expect(nextOf(book('mastered', 'does not compile', 'stale'))?.number).toBe(2);
  expect(nextOf(book('mastered', 'solved', 'mastered'))?.number).toBe(2);
  expect(nextOf(book('mastered', 'mastered'))).toBeUndefined();
});

test.each([
  ['started', 3],
  ['not started', 3],
  ['stale', 3],
  ['does not compile', 3],
  ['solved', 2],
  ['mastered', 2],
] as const)('what is next for a learner who is at the third, which is %s: number %i', (state, number) => {
  const at = (i: number, one: StandingState): KataStatus => ({
    ...statusOf(kata, runOf('passed')),
    slug: `kata-${i}`,
    number: i,
    state: one,
  });
  const book = [at(1, 'mastered'), at(2, 'not started'), at(3, state)];
  expect(nextOf(book, 'kata-3')?.number).toBe(number);
  expect(nextOf(book, 'kata-9')?.number).toBe(2);
});

describe('npm run progress', () => {
  const katas = ['45', '54', '56', '57'].map((query) => findKata(query));
  let folder: string;

  beforeAll(() => {
    folder = createTempWorkbook(katas);
    const broken = join(folder, 'katas/54-specification/specification.ts');
    writeFileSync(broken, readFileSync(broken, 'utf8').replace('export', 'exprot'));
    rmSync(join(folder, 'katas/56-saga/saga.ts'));
    writeFileSync(join(folder, 'katas/57-circuit-breaker/circuit-breaker.ts'), '// mine\n');
    const entry = '57-circuit-breaker  mastered  20/20  2026-01-31  1,2,3,4,5,6,7,8,9  0123456789abcdef  hints:1\n';
    writeFileSync(join(folder, 'progress.txt'), entry);
  });

  afterAll(async () => {
    await removeFolder(folder);
  });

  const progress = (...args: string[]) => runScript(folder, ['progress', ...args]).output;

  test('tells the states apart, for people and for programs', () => {
    const told = JSON.parse(progress('--json')) as (KataStatus & { next: string })[];
    expect(told.map(({ number, state, next }) => `${number} ${state}: ${next}`)).toEqual([
      '45 not started: Start: npm start 45',
      expect.stringMatching(
        /^54 does not compile: katas\/54-.+:\d+:\d+ does not compile: .+ Fix this line and save\.$/,
      ),
      '56 missing: katas/56-saga/saga.ts is missing. Try: npm run reset 56 saga.ts',
      '57 stale: Its rules have changed since you passed it. Check it again: npm start 57',
    ]);
    const text = progress();
    expect(text).toMatch(/^○ 45 .* not started /m);
    expect(text).toMatch(/^! 54 .* does not compile .*\n.*Fix this line and save\.$/m);
    expect(text).toMatch(/^\? 56 .* missing .*\n.*Try: npm run reset 56 saga\.ts$/m);
    expect(text).toMatch(/^↻ 57 .* stale .*\n.*Check it again: npm start 57$/m);
    expect(text).toMatch(/0 of 4 solved, 0 mastered, \d+ of \d+ points, 1 stale\nNext: npm start 45\n$/);
  });
});

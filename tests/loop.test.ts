import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import { CancelledError } from '../scripts/platform/cancel.ts';
import { listKatas, type Kata } from '../scripts/kata/catalog.ts';
import { workbookRoot } from '../scripts/platform/workbook-root.ts';
import { KeyReader } from '../scripts/learner/watch/ui/keys.ts';
import { keyHelp } from '../scripts/learner/watch/key-help.ts';
import { Loop } from '../scripts/learner/watch/loop.ts';
import type { LoopPorts } from '../scripts/learner/watch/loop-ports.ts';
import { createTheme } from '../scripts/platform/terminal/theme.ts';
import { hintPanel, solutionPanel } from '../scripts/learner/watch/panels.ts';
import { runKatas } from '../scripts/learner/watch/adapters.ts';
import { keyLine, screenLines } from '../scripts/learner/watch/ui/screen.ts';
import type { View } from '../scripts/learner/watch/view.ts';
import { createUi } from '../scripts/learner/watch/vitest-ui.ts';
import { statusOf, initialStatus, type KataStatus } from '../scripts/progress/kata-status.ts';
import { runAndRecord, type Judgement } from '../scripts/progress/refresh-status.ts';
import type { ReverseStatus } from '../scripts/progress/reverse-status.ts';
import type { Runner } from '../scripts/runner/runner.ts';
import type { KataResult, Problem, RuleState } from '../scripts/runner/result.ts';
import { pointsIn, readStatement } from '../scripts/kata/statement.ts';
import { UserError } from '../scripts/platform/errors/user-error.ts';

// The learner's loop in a made-up world, in which a run ends when the test says so.
// What the tables count on: a book does not stay as long as it is, nor in the order that it has.
const katas = listKatas().filter(({ number }) => number >= 29 && number <= 57);
const count = katas.length;
const plain = createTheme(false);
let loop: Loop;
const unreadable: Problem = { kind: 'does not compile', message: 'It does not compile. Fix this line and save.' };
let running: { kata: Kata; end(judgement: Judgement): void; fail(error: Error): void }[];
let ran: number[];
let views: View[];
let watched: Map<number, () => void>;
let attempt: boolean;
let hints: number;
let checks: { end(book: readonly KataStatus[]): void; fail(error: Error): void }[];
let surveys: ((book: readonly KataStatus[]) => void)[];
let successors: Map<string, Kata>;
let openedOnes: number[];
let lastRun: Parameters<LoopPorts['judge']>[1];
let debugged: number[];
let practised: string[];
let hindrance: Error | undefined;
let reverseKatas: ReverseStatus[];

function numbered(number: number): Kata {
  const kata = katas.find((one) => one.number === number);
  if (!kata) throw new Error(`There is no kata ${number}.`);
  return kata;
}

function pointsOf(number: number): number {
  return pointsIn(readStatement(numbered(number).statement).rules);
}

function judgement(kata: Kata, state: RuleState, problem?: Problem): Judgement {
  const rules = readStatement(kata.statement).rules.map((rule) => ({ rule, state, failures: [] }));
  const result: KataResult = { slug: kata.slug, target: 'katas', duration: 1, rules, ...(problem ? { problem } : {}) };
  return { result, standing: statusOf(kata, result) };
}

function hinder<T>(then: () => T): T {
  if (hindrance) throw hindrance;
  return then();
}

const reverse54: ReverseStatus = {
  id: 'r54',
  slug: 'r54-specification',
  title: 'Specification',
  state: 'started',
  earned: 3,
  possible: 14,
  hints: 0,
};

const ports: LoopPorts = {
  katas,
  book: katas.map(initialStatus),
  judge: (kata, during) => {
    ran.push(kata.number);
    lastRun = during;
    return new Promise((end, fail) => running.push({ kata, end, fail }));
  },
  statement: ({ number }, from) =>
    hinder(() => ({
      title: `statement of ${number}`,
      lines: [`from ${from?.number ?? 'the beginning'}`],
      isPage: true,
    })),
  debug: async ({ number }) => hinder(() => void debugged.push(number)),
  openEditor: async ({ number }, at) => hinder(() => `Opened ${number} at ${at?.line ?? 'the beginning'}.`),
  hint: () =>
    hinder(() => {
      hints = Math.min(3, hints + 1);
      return { title: `Hint ${hints} of 3`, lines: ['think'] };
    }),
  solution: ({ number }) =>
    hinder(() => ({ title: 'Differences between your code and the reference', lines: [`+ solution ${number}`] })),
  reset: () => hinder(() => (attempt ? '.attempts/45' : undefined)),
  beginPractice: ({ number }) => hinder(() => void practised.push(`begins ${number}`)),
  stopPractice: ({ number }) => hinder(() => void practised.push(`stops ${number}`)),
  comparison: ({ number }, saved) => ({ title: 'Practised again', lines: [`${saved} of ${number}`] }),
  reverseKatas: () => reverseKatas,
  checkAll: () => new Promise((end, fail) => checks.push({ end, fail })),
  survey: () => new Promise((end) => surveys.push(end)),
  successorOf: ({ slug }) => successors.get(slug),
  opened: ({ number }) => void openedOnes.push(number),
  openUi: async () => hinder(() => 'http://localhost'),
  show: (view) => void views.push(view),
  watch: ({ number }, changed) => {
    watched.set(number, changed);
    return () => watched.delete(number);
  },
};

beforeEach(() => {
  reverseKatas = [];
  [running, ran, views, watched, checks] = [[], [], [], new Map(), []];
  [attempt, hints, hindrance] = [true, 0, undefined];
  [surveys, successors, openedOnes, debugged, practised] = [[], new Map(), [], [], []];
  loop = new Loop(ports, numbered(45));
});

/** Lets the oldest run end, and the next one begin. */
async function endRun(state: RuleState = 'todo', problem?: Problem): Promise<void> {
  const run = running.shift();
  if (!run) throw new Error('Nothing runs.');
  run.end(judgement(run.kata, state, problem));
  await setImmediate();
}

async function begin(state: RuleState = 'todo'): Promise<void> {
  void loop.begin();
  await endRun(state);
}

/** Types as a terminal would send it. */
async function type(text: string): Promise<void> {
  const reader = new KeyReader({ key: (key) => void loop.press(key), paste: (pasted) => loop.paste(pasted) });
  reader.read(text);
  reader.close();
  await setImmediate();
}

const escape = () => loop.press('escape');
const save = (number = 45) => watched.get(number)?.();
const text = () => screenLines(loop.view, plain).join('\n');
const keys = () => keyLine(loop.view, plain).replaceAll('\u00A0', ' ');
const [up, down, enter, backspace] = ['\u001B[A', '\u001B[B', '\r', '\u007F'];
const opened = () => loop.view.kata.number;

describe('the keys of a kata', () => {
  test.each([
    ['n', 46],
    ['p', 44],
    ['nnnpp', 46],
    ['n'.repeat(katas.length), 57],
    ['p'.repeat(katas.length), 29],
    ['N', 46],
    ['x7é😀 \t\u001B[15~\u001B[D', 45],
  ])('%j leads to kata %i', async (typed, number) => {
    await begin();
    await type(typed);
    expect(opened()).toBe(number);
    expect(views.at(-1)).toBe(loop.view);
    expect([...watched.keys()]).toEqual([number]);
  });

  test('h gives one hint after the other, the fourth time the last once more, and escape closes it', async () => {
    await begin();
    for (const [press, shown] of ['Hint 1 of 3', 'Hint 2 of 3', 'Hint 3 of 3', 'Hint 3 of 3'].entries()) {
      await type('h');
      expect(text(), `press ${press + 1}`).toContain(`${shown}\n  think`);
    }
    expect(keys()).toMatch(/^esc back {2}n next/);
    await escape();
    expect(text()).not.toContain('Hint');
    expect(keys()).toMatch(/^n next/);
  });

  test('s shows the solution of a solved kata', async () => {
    await begin('passed');
    await type('s');
    expect(text()).toContain('Differences between your code and the reference\n  + solution 45');
  });

  test.each([
    ['y', true],
    ['Y', true],
    ['n', false],
    ['q', false],
    ['\u001B[A', false],
    ['\r', false],
  ])('s asks where it is not solved, and %j means %s', async (answer, agreed) => {
    await begin();
    await type('s');
    expect(keys()).toBe('It is not solved yet. Show the solution anyway? y yes  any other key no');
    await type(answer);
    expect(loop.view.question).toBeUndefined();
    expect(text().includes('+ solution 45')).toBe(agreed);
    expect(opened()).toBe(45);
  });

  test('s asks before the first run is over', async () => {
    void loop.begin();
    await type('s');
    expect(keys()).toContain('Show the solution anyway?');
  });

  test.each([
    [true, 'The starter is back. Your attempt is saved in .attempts/45. To bring it back: npm run restore 45'],
    [false, 'The starter is back. There was nothing to save.'],
  ])('r and y begin anew; with something to keep (%s) it says so until the next key', async (had, said) => {
    attempt = had;
    await begin('failed');
    await type('r');
    expect(keys()).toBe(
      'Reset 45 to its starter? Your files go to .attempts/. Its points go back to 0. y yes  any other key no',
    );
    await type('y');
    // The watcher sees the starter being written.
    save();
    await endRun();
    await endRun();
    expect(running).toEqual([]);
    expect(text()).toContain(`your files: katas/45-value-objects/value-objects.ts\n\n${said}\n\n ○ 1 `);
    await type('x');
    expect(text()).not.toContain('The starter is back');
  });

  test('what was said of a reset does not outlive the starter', async () => {
    await begin('failed');
    await type('ry');
    await endRun();
    save();
    await endRun('failed');
    expect(text()).not.toContain('The starter is back');
  });

  test.each(['n', 'x', '\u001B[B'])('r and %j change nothing', async (answer) => {
    await begin();
    await type(`r${answer}`);
    expect([loop.view.note, loop.view.question, running]).toEqual([undefined, undefined, []]);
  });

  test('c checks all, while a run is under way, too', async () => {
    void loop.begin();
    await type('c');
    expect(text()).toContain('Katas that you have started\n  checking …');
    await endRun('failed');
    const [before, after] = [numbered(44), numbered(45)].map((kata) => judgement(kata, 'passed').standing);
    checks[0]?.end([before, after].flatMap((one) => one ?? []));
    await setImmediate();
    // The run of the kata that is shown is newer than the check.
    expect(loop.view.book.map(({ number, state }) => [number, state])).toEqual([
      [44, 'mastered'],
      [45, 'started'],
    ]);
    expect(text()).toContain(
      `Katas that you have started\n  44 Template method: mastered, ${pointsOf(44)} of ${pointsOf(44)}\n  45 Value objects: started, 0 of ${pointsOf(45)}`,
    );
  });

  test('c pressed twice checks once; where nothing is begun it says so', async () => {
    await begin();
    await type('cc');
    expect(checks).toHaveLength(1);
    checks[0]?.end(ports.book);
    await setImmediate();
    expect(text()).toContain('Katas that you have started\n  No kata has been started yet.');
    await type('c');
    expect(checks).toHaveLength(2);
  });

  test('c does not break in on a learner who has gone on', async () => {
    await begin();
    await type('cn');
    checks[0]?.end(katas.map((kata) => judgement(kata, 'passed').standing));
    await setImmediate();
    expect(loop.view.panel).toBeUndefined();
    expect(text()).toContain(`${count} of ${count} solved`);
  });

  test('u says where the page is, as often as it is asked', async () => {
    await begin();
    await type('uu');
    expect(text()).toContain('vitest ui\n  Open this address in your browser: http://localhost');
  });

  test.each(['q', 'Q', '\u0003', 'l\u0003', 'r\u0003', 's\u0003'])('%j quits', async (typed) => {
    await begin();
    await type(typed);
    await loop.done;
    expect(watched.size).toBe(0);
  });

  test('w opens the reverse kata of a kata that has one', async () => {
    reverseKatas = [reverse54];
    await begin();
    await type('w');
    expect(text()).toContain('There is no reverse kata for this kata yet.');
    await type('l54\r');
    await type('w');
    expect(await loop.done).toEqual({ open: 'r54' });
  });

  test('the list also has the reverse katas, after the katas', async () => {
    reverseKatas = [reverse54];
    await begin();
    await type('lr54');
    expect(text()).toMatch(/> ✗ r54 Specification {13}started +3 of 14/);
    await type(enter);
    expect(await loop.done).toEqual({ open: 'r54' });
  });

  test('nothing is shown after q, though a run was under way', async () => {
    void loop.begin();
    save();
    const late = watched.get(45);
    await type('qnl');
    await loop.done;
    const before = views.length;
    await endRun('passed');
    late?.();
    loop.paste('x');
    expect([views.length, running.length, ran]).toEqual([before, 0, [45]]);
  });
});

describe('the list', () => {
  beforeEach(async () => {
    await begin();
    await type('l');
  });

  const shown = () => {
    const [head = '', , ...lines] = text().split('\n');
    return {
      filter: head.replace('All katas  filter: ', ''),
      lines,
      marked: lines.findIndex((line) => line[0] === '>'),
    };
  };

  test.each([
    ['', '▏', 29, 16],
    ['val', 'val▏', 1, 0],
    ['VALUE', 'VALUE▏', 1, 0],
    ['event', 'event▏', 3, 0],
    ['4', '4▏', 12, 0],
    ['45', '45▏', 1, 0],
    ['4 5', '4 5▏', 1, -1],
    ['zz', 'zz▏', 1, -1],
    ['zz\u007F\u007F', '▏', 29, 0],
    ['\u007F', '▏', 29, 16],
    ['é', 'é▏', 1, -1],
    ['é😀\u007F', 'é▏', 1, -1],
    ['日本\u007F\u007F', '▏', 29, 0],
    [up, '▏', 29, 15],
    [down, '▏', 29, 17],
    [up.repeat(40), '▏', 29, 0],
    [down.repeat(40), '▏', 29, 28],
    ['\u001B[5~', '▏', 29, 6],
    ['\u001B[6~', '▏', 29, 26],
    ['\u001B[H', '▏', 29, 0],
    ['\u001B[4~', '▏', 29, 28],
    [`zz${up}${down}${enter}`, 'zz▏', 1, -1],
    ['\u001B[15~\u001B[<0;12;3M\u001B[?1;2c\u0001\t', '▏', 29, 16],
    ['\u001B[200~value\rq\u001B[201~', 'value▏', 1, 0],
    ['q', 'q▏', 1, 0],
  ])('after %j has the filter %s, %i lines, of which %i is marked', async (typed, filter, lines, marked) => {
    await type(typed);
    const now = shown();
    expect([now.filter, now.lines.length, now.marked]).toEqual([filter, lines, marked]);
  });

  test.each([
    [`45${enter}`, 45],
    [`46${enter}`, 46],
    [`value${enter}`, 45],
    [`event${down}${enter}`, 34],
    [`${up}${enter}`, 44],
    ['circuit\n', 57],
    [`54${backspace}3${enter}`, 53],
  ])('%j opens kata %i', async (typed, number) => {
    await type(typed);
    expect([opened(), loop.view.list]).toEqual([number, undefined]);
    expect(text()).toContain(`${number} `);
  });

  test('return on the kata that is open leaves it as it is', async () => {
    await type(enter);
    expect(text()).toContain(`45 Value objects  not started, 0 of ${pointsOf(45)}`);
    expect(running).toEqual([]);
  });

  test('says where nothing is found, and return does nothing then', async () => {
    await type(`zzz${enter}`);
    expect(shown().lines).toEqual(['  none']);
    expect(keys()).toBe('type to filter  ↑ ↓ move  ⏎ open  esc back');
  });

  test('escape closes it, and it opens again without a filter', async () => {
    await type('val');
    await escape();
    expect(text()).toContain('45 Value objects  not started');
    await type('l');
    expect(shown()).toMatchObject({ filter: '▏', marked: 16 });
  });

  test('stays open while the kata is saved and run', async () => {
    await type('val');
    save();
    await endRun('passed');
    expect(shown().filter).toBe('val▏');
    expect(text()).toMatch(new RegExp(`mastered +${pointsOf(45)} of ${pointsOf(45)}`));
  });
});

describe('hints and solutions', () => {
  test('a hint has its number, and stands below itself', () => {
    expect(hintPanel({ taken: ['think\ntwice', 'sketch'], count: 3 })).toEqual({
      title: 'Hint 2 of 3',
      lines: ['1  think', '   twice', '', '2  sketch'],
    });
    expect(hintPanel({ taken: ['think'], count: 1 }).lines).toEqual(['1  think', '', 'There are no more hints.']);
  });

  test('a solution is the diff, the notes and another correct way', () => {
    const variant = { path: 'tests/variants/45/closures.ts', text: 'const a = 1;\n' };
    expect(solutionPanel({ diff: '-a\n+b', notes: '# Notes\n\nWhy.\n', variant }).lines).toEqual([
      '-a',
      '+b',
      '',
      '# Notes',
      '',
      'Why.',
      '',
      'Another correct solution: tests/variants/45/closures.ts',
      '',
      'const a = 1;',
    ]);
    expect(solutionPanel({ diff: '', notes: undefined, variant: undefined }).lines).toEqual(['No differences.']);
  });
});

describe('looking how all katas stand', () => {
  test('comes after the first run, and makes way for the next, after which it is done anew', async () => {
    const unwanted: AbortSignal[] = [];
    const survey: LoopPorts['survey'] = (signal) => {
      unwanted.push(signal);
      return new Promise((_, fail) => signal.addEventListener('abort', () => fail(new CancelledError())));
    };
    loop = new Loop({ ...ports, survey }, numbered(45));
    void loop.begin();
    expect(unwanted).toEqual([]);
    await endRun('failed');
    expect(unwanted.map(({ aborted }) => aborted)).toEqual([false]);
    save();
    expect(unwanted.map(({ aborted }) => aborted)).toEqual([true]);
    await endRun('failed');
    expect(unwanted.map(({ aborted }) => aborted)).toEqual([true, false]);
  });
});

describe('an update that comes in meanwhile', () => {
  const renamed = { ...numbered(45), slug: '45-values', folder: '/nowhere/katas/45-values' };
  const bookNow = () => ports.book.map((one) => (one.number === 45 ? { ...one, slug: '45-values' } : one));
  const rename = async () => {
    loop = new Loop({ ...ports, katas: katas.map((one) => (one.number === 45 ? renamed : one)) }, numbered(45));
    await begin('passed');
    successors.set('45-value-objects', renamed);
    save();
    running.shift()?.fail(new UserError('katas/45-value-objects is missing', 'git checkout'));
    await setImmediate();
  };

  test('and has renamed the kata that is open is followed', async () => {
    await rename();
    surveys[0]?.(bookNow());
    await setImmediate();
    expect(loop.view.kata.slug).toBe('45-values');
    await endRun('passed');
    expect(text()).toContain('katas/45-value-objects is now katas/45-values\n');
    expect(text()).not.toContain('missing');
    await type('n');
    expect(opened()).toBe(46);
    expect(text()).not.toContain('is now');
  });

  test('is not followed by a learner who has gone on', async () => {
    await rename();
    await type('n');
    surveys[0]?.(bookNow());
    await setImmediate();
    expect(opened()).toBe(46);
  });

  test('is in the list as soon as that is opened', async () => {
    await begin();
    await type('l');
    const stale = ports.book.map((one) => ({ ...one, ...(one.number === 46 ? { state: 'stale' as const } : {}) }));
    surveys[0]?.([...stale, { ...stale[0]!, slug: '58-new', number: 58, title: 'New' }]);
    await setImmediate();
    expect(text()).toMatch(/↻ 46 Aggregate root +stale/);
    expect(text()).toMatch(/58 New/);
    await escape();
    await type('ll');
    expect(surveys).toHaveLength(2);
  });

  test('which nobody can survey leaves the list as it was', async () => {
    const survey = () => Promise.reject(new UserError('There are no katas here', 'git checkout'));
    loop = new Loop({ ...ports, survey }, numbered(45));
    await begin();
    await type('l');
    expect(text()).toMatch(/^All katas/);
  });
});

test('the kata that the learner works on is remembered, not one that was only looked at', async () => {
  await begin();
  await type('nnp');
  expect(openedOnes).toEqual([]);
  save(46);
  expect(openedOnes).toEqual([46]);
  await type('pry');
  expect(openedOnes).toEqual([46, 45]);
});

test('the first kata stays where there is none before it, and says so', async () => {
  loop = new Loop(ports, numbered(29));
  await begin();
  await type('p');
  expect(opened()).toBe(29);
  expect(text()).toContain('This is the first kata.');
});

test('? shows every key, which the line at the bottom names', async () => {
  await begin();
  await type('?');
  expect(text()).toContain('a      starts a solved kata again, and keeps its points');
  expect(keys()).toContain('? keys');
  const readme = readFileSync(join(workbookRoot, 'README.md'), 'utf8');
  for (const { key, sentence } of keyHelp)
    expect(readme).toMatch(new RegExp(String.raw`\| .${key.replace('?', String.raw`\?`)}. +\| ${sentence} +\|`));
});

describe('many keys at once', () => {
  test('are taken one after the other: what follows l is the filter', async () => {
    await begin();
    await type('nnnnpplq');
    expect([opened(), loop.view.list?.filter]).toEqual([47, 'q']);
    await escape();
    await endRun();
    await endRun();
    expect([ran, running]).toEqual([[45, 46, 47], []]);
  });

  test.each(['nnnnpplq', 'ry', 'q', 'sy', '\u0003'])('and pasted %j are no keys', async (pasted) => {
    await begin();
    const before = loop.view;
    await type(`\u001B[200~${pasted}\u001B[201~`);
    expect(loop.view).toBe(before);
  });

  test('escape and n in one chunk are two keys', async () => {
    await begin();
    await type('h\u001Bn');
    expect([opened(), loop.view.panel]).toEqual([46, undefined]);
  });
});

describe('scrolling', () => {
  const shownFrom = (most: number) => {
    const limited: LoopPorts = { ...ports, show: ({ from }) => ({ from: Math.max(0, Math.min(most, from)), page: 3 }) };
    loop = new Loop(limited, numbered(45));
  };

  test.each([
    [down, 1],
    [down + down + up, 1],
    [up, 0],
    [down.repeat(9), 5],
    [`${down.repeat(9)}${up}`, 4],
    ['\u001B[6~', 3],
    ['\u001B[6~\u001B[6~\u001B[5~', 2],
    ['\u001B[F', 5],
    ['\u001B[F\u001B[A', 4],
    ['\u001B[F\u001B[H', 0],
    [`${down}h`, 0],
    [`h${down}`, 1],
    [`h${down}r`, 1],
    [`h${down}rn`, 1],
    [`${down}n`, 0],
  ])('%j scrolls to %i of at most 5', async (typed, from) => {
    shownFrom(5);
    await begin();
    await type(typed);
    expect(loop.view.from).toBe(from);
  });

  test('a result is shown from the top, unless a panel is being read', async () => {
    shownFrom(5);
    await begin();
    await type(down);
    save();
    await endRun('failed');
    expect(loop.view.from).toBe(0);
    save();
    await type(`h${down}`);
    await endRun('failed');
    expect(loop.view.from).toBe(1);
  });
});

describe('a run', () => {
  test('that is over says what came of it', async () => {
    void loop.begin();
    expect(text()).toContain('45 Value objects  running …');
    expect(text()).toContain('The first run takes a moment.');
    await endRun('passed');
    expect(text()).toContain(`45 Value objects  mastered, ${pointsOf(45)} of ${pointsOf(45)}\n`);
  });

  test('goes on when another kata is opened, and its result never shows there', async () => {
    void loop.begin();
    await type('n');
    expect(text()).toMatch(/^46 Aggregate root {2}running …/);
    await endRun('passed');
    expect(text()).toMatch(/^46 Aggregate root {2}running …/);
    expect(text()).toContain(`1 of ${count} solved`);
    expect(views.filter(({ kata, result }) => result && result.slug !== kata.slug)).toEqual([]);
    await endRun();
    expect(text()).toMatch(/^46 Aggregate root {2}not started/);
    expect(ran).toEqual([45, 46]);
  });

  test('of a kata that was left says nothing of the rules of the one that is shown', async () => {
    void loop.begin();
    await type('n');
    const { result, standing } = judgement(numbered(45), 'passed');
    running.shift()?.end({ result, standing: { ...standing, changes: { added: [9], lost: [] } } });
    await setImmediate();
    expect(loop.view.changes).toBeUndefined();
    expect(running.map(({ kata }) => kata.number)).toEqual([46]);
  });

  test('of a kata that was left and opened again meanwhile is not the last word', async () => {
    void loop.begin();
    await type('np');
    await endRun('failed');
    expect(loop.view).toMatchObject({ result: undefined, running: true });
    await endRun('passed');
    expect(text()).toMatch(/^45 Value objects {2}mastered/);
    expect(ran).toEqual([45, 45]);
  });

  test('during which a save or another kata comes is told that nobody waits for it any more', async () => {
    void loop.begin();
    const first = lastRun;
    expect(first.signal.aborted).toBe(false);
    save();
    expect(first.signal.aborted).toBe(true);
    running.shift()?.fail(new CancelledError());
    await setImmediate();
    const second = lastRun;
    expect([ran, second.signal.aborted, loop.view.trouble]).toEqual([[45, 45], false, undefined]);
    await type('n');
    expect(second.signal.aborted).toBe(true);
    await type('c');
    expect(text()).not.toContain('abandoned');
  });

  test('that goes on for long says what had to be stopped, until it is over', async () => {
    void loop.begin();
    const [rule] = judgement(numbered(45), 'todo').result.rules.map((one) => one.rule);
    lastRun.onStop(rule, 'looped');
    lastRun.onStop(undefined, 'crashed');
    const said =
      'Stopped so far: rule 1 (looped), loading the file (crashed). The other rules are still running; saving starts a new run.';
    expect(text()).toContain(said);
    await endRun('failed');
    expect(text()).not.toContain('Stopped');
    save();
    expect(text()).not.toContain('Stopped');
  });

  test('of a kata that was left does not say there what had to be stopped', async () => {
    void loop.begin();
    const left = lastRun;
    await type('n');
    left.onStop(undefined, 'looped');
    expect(text()).not.toContain('Stopped');
  });

  test.each([1, 2, 20])('during which %i saves come is repeated once, and the last content counts', async (saves) => {
    await begin();
    save();
    for (let i = 0; i < saves; i += 1) save();
    const empty = 'value-objects.ts does not export Money';
    await endRun('failed', { kind: 'lacks an export', message: empty });
    expect(views.some((view) => screenLines(view, plain).join('\n').includes(empty))).toBe(false);
    expect(loop.view.running).toBe(true);
    await endRun('passed');
    expect([ran, running, loop.view.running]).toEqual([[45, 45, 45], [], false]);
    expect(text()).toContain(`mastered, ${pointsOf(45)} of ${pointsOf(45)}`);
  });

  test('closes a hint, so that its result is seen', async () => {
    await begin();
    await type('h');
    save();
    expect(loop.view.panel).toBeUndefined();
  });

  test('is not begun by a save of a kata that was left', async () => {
    await begin();
    const late = watched.get(45);
    await type('n');
    await endRun();
    expect(watched.has(45)).toBe(false);
    late?.();
    // Even an event that was on its way runs only what is shown.
    expect(ran).toEqual([45, 46, 46]);
  });

  test('after a file was saved without change comes to the same screen', async () => {
    await begin('failed');
    const before = text();
    save();
    await endRun('failed');
    expect(text()).toBe(before);
  });
});

describe('what goes wrong', () => {
  test.each([
    [new Error('The worker is gone.\n    at somewhere'), 'The worker is gone. Try: npm run doctor'],
    [new Error(''), 'It failed without an error message. Try: npm run doctor'],
    [
      new UserError('katas/45-value-objects is missing', 'git checkout -- katas/45-value-objects'),
      'katas/45-value-objects is missing. Try: git checkout -- katas/45-value-objects',
    ],
    [
      Object.assign(new Error('ENOENT: no such file'), { code: 'ENOENT', path: numbered(45).tests }),
      'katas/45-value-objects/value-objects.test.ts is missing. Try: git checkout -- katas/45-value-objects/value-objects.test.ts',
    ],
    [
      Object.assign(new Error('EACCES'), { code: 'EACCES', path: numbered(45).tests }),
      'katas/45-value-objects/value-objects.test.ts cannot be written (EACCES). Try: npm run doctor',
    ],
  ])('a run that fails for a reason of its own is one line, and the loop goes on: %s', async (error, line) => {
    await begin('passed');
    save();
    running.shift()?.fail(error);
    await setImmediate();
    expect(text().split('\n').slice(0, 6)).toEqual([
      '45 Value objects',
      'statement: katas/45-value-objects/README.md',
      'your files: katas/45-value-objects/value-objects.ts',
      '',
      line,
      '',
    ]);
    save();
    await endRun('passed');
    expect(text()).toContain(`mastered, ${pointsOf(45)} of ${pointsOf(45)}`);
    expect(text()).not.toContain(line);
  });

  test('a run that fails after its kata was left is not shown under another', async () => {
    void loop.begin();
    await type('n');
    running.shift()?.fail(new Error('gone'));
    await setImmediate();
    await endRun('passed');
    expect(views.some(({ trouble }) => trouble !== undefined)).toBe(false);
    expect(text()).toMatch(/^46 Aggregate root {2}mastered/);
  });

  test('t reads the statement from the first broken rule on, and escape goes back', async () => {
    await begin('failed');
    await type('t');
    expect(text()).toBe('statement of 45\n\nfrom 1');
    await escape();
    expect(text()).toMatch(/^45 Value objects/);
  });

  test('t reads the statement from its beginning before the first line is written', async () => {
    await begin();
    await type('t');
    expect(text()).toBe('statement of 45\n\nfrom the beginning');
  });

  test.each([false, true])(
    't knows the first broken rule from earlier, whether the run is over (%s) or not',
    async (over) => {
      const kata = numbered(45);
      const rules = initialStatus(kata).rules.map(
        (rule) => ({ ...rule, state: rule.number < 3 ? 'passed' : 'failed' }) as const,
      );
      const own: KataStatus = { ...initialStatus(kata), state: 'started', rules };
      loop = new Loop({ ...ports, book: [own] }, kata);
      const begun = loop.begin();
      // The tests cannot run now, so their result says nothing about the rules.
      if (over) running.shift()?.end({ ...judgement(kata, 'failed', unreadable), standing: own });
      if (over) await setImmediate();
      await type('t');
      expect(text()).toBe('statement of 45\n\nfrom 3');
      void begun;
    },
  );

  test('d hands the kata to the debugger', async () => {
    await begin();
    await type('d');
    expect(debugged).toEqual([45]);
  });

  test('o opens the editor and says so until the next key', async () => {
    await begin();
    await type('o');
    expect(text()).toContain('Opened 45 at the beginning.');
    await escape();
    expect(text()).not.toContain('Opened');
  });

  test.each(['t', 'o', 'd', 'h', 'sy', 'ry', 'u'])('a mistake in %j is shown, and the loop goes on', async (typed) => {
    await begin();
    hindrance = new UserError('There is no solution here', 'git fetch');
    await type(typed);
    expect(running).toEqual([]);
    expect(text()).toContain('That did not work\n  There is no solution here. Try: git fetch');
    hindrance = undefined;
    await type('h');
    expect(text()).toContain('Hint 1 of 3');
  });

  test.each(['t', 'o', 'd', 'h', 'sy', 'ry', 'u'])('so is a bug in %j, in one line', async (typed) => {
    await begin();
    hindrance = new TypeError('x is undefined\n    at y');
    await type(typed);
    expect(text()).toContain('That did not work\n  x is undefined. Try: npm run doctor\n');
  });

  test('a check of all that fails', async () => {
    await begin();
    await type('c');
    checks[0]?.fail(new UserError('katas/46/a.test.ts is missing', 'git checkout'));
    await setImmediate();
    expect(text()).toContain('That did not work\n  katas/46/a.test.ts is missing. Try: git checkout');
    await type('c');
    expect(checks).toHaveLength(2);
  });

  test('a folder that cannot be watched', async () => {
    const watch = () => {
      throw new Error('ENOSPC: System limit for number of file watchers reached');
    };
    loop = new Loop({ ...ports, watch }, numbered(45));
    void loop.begin();
    expect(text()).toContain('That did not work\n  ENOSPC: System limit');
    await endRun('passed');
    expect(text()).toContain(`mastered, ${pointsOf(45)} of ${pointsOf(45)}`);
  });

  test('what cannot even be shown ends the loop, and is told to whoever waits for its end', async () => {
    const show = () => {
      throw new TypeError('a bug');
    };
    loop = new Loop({ ...ports, show }, numbered(45));
    void loop.begin();
    await expect(loop.done).rejects.toThrow('a bug');
    await type('n');
    expect([ran, watched.size]).toEqual([[], 0]);
  });

  test('a screen is drawn without its statement, which may be gone by then', async () => {
    await begin('failed');
    const view = { ...loop.view, kata: { ...loop.view.kata, statement: '/nowhere/README.md' } };
    expect(screenLines(view, plain)[0]).toBe(`45 Value objects  started, 0 of ${pointsOf(45)}`);
  });

  test('a kata whose statement has gone can be opened and passed over', async () => {
    const lost = { ...numbered(46), statement: '/nowhere/README.md' };
    loop = new Loop({ ...ports, katas: [numbered(45), lost, numbered(47)] }, numbered(45));
    await begin();
    await type('n');
    expect(text()).toMatch(/^46 Aggregate root {2}running …/);
    await type('n');
    expect(opened()).toBe(47);
  });
});

describe('the real runs', () => {
  const kata = numbered(45);
  let said: string[];
  const runner: Runner = {
    run: async (jobs) => {
      said.push('run');
      return jobs.map((job) => judgement(job.kata, 'passed').result);
    },
    withProject: () => Promise.reject(new Error('Only reverse katas use this.')),
    invalidate: (file) => said.push(`forget ${basename(file)}`),
    close: async () => {},
  };

  test('of many katas load what was edited since they ran last, as those of one do', async () => {
    said = [];
    await runKatas(runner, [kata]);
    expect(said).toContain('forget value-objects.ts');
    expect(said.at(-1)).toBe('run');
  });

  test('say which folder is gone', async () => {
    const gone = { ...kata, folder: join(workbookRoot, 'katas', '45-gone') };
    await expect(runAndRecord(runner, gone)).rejects.toThrow(
      'katas/45-gone is missing. Try: git checkout -- katas/45-gone',
    );
  });
});

describe('vitest’s own page', () => {
  let started: (EventEmitter & { stdout: PassThrough; kill(): void })[];
  let open: () => Promise<string>;

  beforeEach(() => {
    started = [];
    open = createUi(() => {
      const one = Object.assign(new EventEmitter(), { stdout: new PassThrough(), kill: () => {} });
      started.push(one);
      // Nobody waits for those that are only counted.
      one.once('error', () => {});
      return one;
    });
  });

  test('is opened once, and again only when it has ended', () => {
    const address = open();
    expect(open()).toBe(address);
    address.catch(() => {});
    expect(started).toHaveLength(1);
    started[0]?.emit('exit');
    void open();
    expect(started).toHaveLength(2);
    // What is told of the first one late says nothing of the second.
    started[0]?.emit('error');
    void open();
    expect(started).toHaveLength(2);
  });

  test('is where vitest says it is, however that is cut into chunks', async () => {
    const address = open();
    for (const chunk of ['  UI started at \u001B[36mhttp://local', 'host:51207/__vitest__/\u001B[39m', '\n'])
      started[0]?.stdout.write(chunk);
    await expect(address).resolves.toBe('http://localhost:51207/__vitest__/');
  });

  test('that cannot be opened is told in a line', async () => {
    const address = open();
    started[0]?.emit('exit');
    await expect(address).rejects.toThrow('Vitest exited without opening its page. Try: npm run ui');
  });
});

describe('practice', () => {
  const never: Partial<KataStatus> = {};
  const due: Partial<KataStatus> = {
    state: 'solved',
    practice: { times: 0, from: '2026-11-01', isDue: true, isUnderWay: false },
  };
  const underWay: Partial<KataStatus> = { practice: { times: 0, isDue: false, isUnderWay: true } };
  const open = async (more: Partial<KataStatus>) => {
    loop = new Loop({ ...ports, book: bookWith(more) }, numbered(45));
    void loop.begin();
    const run = running.shift();
    if (!run) throw new Error('Nothing runs.');
    const { result, standing } = judgement(run.kata, 'passed');
    run.end({ result, standing: { ...standing, ...more } });
    await setImmediate();
  };
  const bookWith = (more: Partial<KataStatus>) =>
    katas.map((kata): KataStatus => ({ ...initialStatus(kata), ...(kata.number === 45 ? more : {}) }));

  test('is refused for a kata that was never solved', async () => {
    await open(never);
    await type('a');
    expect(text()).toContain(
      'Only a solved kata can be practised again. If you have reset a solution: npm run restore 45',
    );
    expect(practised).toEqual([]);
  });

  test('is offered, asks, and begins with the starter', async () => {
    await open(due);
    expect(text()).toContain('This kata can be practised again: a');
    await type('a');
    expect(keys()).toContain('Practise it again from the starter? Your answer will be saved.');
    await type('x');
    expect(practised).toEqual([]);
    await type('ay');
    expect(practised).toEqual(['begins 45']);
    expect(text()).toContain('The starter is back.');
    expect(running.length).toBe(1);
  });

  test('may be stopped, which brings the earlier answer back', async () => {
    await open(underWay);
    expect(text()).toContain('You are practising this kata again. a brings your earlier answer back.');
    await type('ay');
    expect(practised).toEqual(['stops 45']);
    expect(text()).toContain('Your earlier answer is back.');
  });

  test('ends with both answers', async () => {
    await open({ ...underWay, earlierAnswer: '2026-11-01T10-00-00' });
    expect(text()).toContain('2026-11-01T10-00-00 of 45');
  });

  test('that cannot begin says why', async () => {
    await open(due);
    hindrance = new UserError('It cannot be written', 'npm run doctor');
    await type('ay');
    expect(text()).toContain('It cannot be written. Try: npm run doctor');
  });

  test('of other katas is named on every screen', async () => {
    loop = new Loop({ ...ports, book: bookWith(due) }, numbered(46));
    await begin();
    expect(text()).toContain('To practise again: 45');
  });
});

import { describe, expect, test } from 'vitest';
import type { Beat } from '../katas/support/heartbeat.ts';
import type { ProcessUsage } from '../scripts/platform/process-usage.ts';
import { describeExit } from '../scripts/runner/supervisor/describe-exit.ts';
import { Unanswered } from '../scripts/runner/supervisor/unanswered.ts';
import { fileLimits, memoryLimitMb, type FileLimits } from '../scripts/runner/supervisor/limits.ts';
import {
  afterHeartbeat,
  afterActivity,
  poll,
  suspectOf,
  watchFile,
  watchProcess,
  type ProcessWatch,
} from '../scripts/runner/supervisor/process-watch.ts';

const usual = fileLimits({}, undefined);
const loads: Beat = { at: 'import', file: 'a.test.ts' };
const test1: Beat = { at: 'test', id: '1', rule: 'One' };
const rests: Beat = { at: 'idle' };

/** A process that uses all the time that it gets, if not told otherwise. */
const busy = (now: number): ProcessUsage => ({ memory: 80, cpu: now, waiting: false });

/** Polls every 200 ms until the watch raises an alarm, or until a time. */
function pollUntil(
  watch: ProcessWatch,
  {
    from = 0,
    to,
    limits = usual,
    usage = busy,
  }: {
    from?: number;
    to: number;
    limits?: FileLimits;
    usage?: (now: number) => ProcessUsage | undefined;
  },
): { watch: ProcessWatch; at?: number; reason?: string; after?: number | undefined } {
  let current = watch;
  for (let now = from; now <= to; now += 200) {
    const { watch: next, exceeded } = poll(current, { now, usage: usage(now) }, limits);
    current = next;
    if (exceeded) {
      const { reason } = exceeded;
      return { watch: next, at: now, reason, after: reason === 'looped' ? exceeded.after : undefined };
    }
  }
  return { watch: current };
}

const inTest = afterHeartbeat(afterHeartbeat(watchFile(0, true), loads, 0), test1, 0);

describe('silence', () => {
  test('of two seconds in a test, or of three seconds elsewhere, is an endless loop', () => {
    expect(pollUntil(inTest, { to: 10_000 })).toMatchObject({ at: 2_400, reason: 'looped', after: 2_000 });
    for (const beat of [loads, rests]) {
      const elsewhere = afterHeartbeat(inTest, beat, 0);
      expect(pollUntil(elsewhere, { to: 10_000 })).toMatchObject({ at: 3_400, reason: 'looped', after: 3_000 });
    }
  });

  test('is described in seconds', () => {
    const messageAfter = (after: number) => describeExit({ reason: 'looped', after }).message;
    expect(messageAfter(2_000)).toContain('did not return within 2 seconds:');
    expect(messageAfter(1_000)).toContain('did not return within a second:');
  });

  test('is over with every sign', () => {
    const { watch } = pollUntil(inTest, { to: 1_800 });
    expect(pollUntil(afterActivity(watch, 1_900), { from: 2_000, to: 3_800 }).at).toBeUndefined();
  });

  test('is over with every run of a law that the process has recorded', () => {
    let watch = inTest;
    for (let now = 0; now < 10_000; now += 200) {
      const { watch: next, exceeded } = poll(watch, { now, usage: busy(now), run: now / 200 }, usual);
      expect(exceeded).toBeUndefined();
      watch = next;
    }
  });

  test('is allowed for longer before a new process has loaded anything, but not in one that is reused', () => {
    expect(pollUntil(watchFile(0, true), { to: 40_000 }).at).toBe(30_400);
    expect(pollUntil(watchFile(0, false), { to: 40_000 }).at).toBe(3_400);
  });

  test('of a new process is no loop, and reading its files on a busy machine is no silence', () => {
    expect(pollUntil(watchFile(0, true), { to: 40_000 }).reason).toBe('not started');
    expect(describeExit({ reason: 'not started', after: 30_000 })).toEqual({
      reason: 'crashed',
      message: 'A process for the tests did not start within 30 seconds. Other programs may use the whole machine.',
    });
    const reading = (now: number) => ({ memory: 80, cpu: now / 100, waiting: true });
    expect(pollUntil(watchFile(0, true), { to: 200_000, usage: reading }).at).toBeUndefined();
    expect(pollUntil(watchFile(0, true), { to: 400_000, usage: reading }).reason).toBe('not started');
  });

  test('is not waited for as long in the tests after an endless loop', () => {
    const { watch } = pollUntil(inTest, { to: 10_000 });
    const again = [loads, test1].reduce(
      (one, beat) => afterHeartbeat(one, beat, 5_000),
      watchProcess(watch.file, 5_000, true),
    );
    expect(pollUntil(again, { from: 5_000, to: 20_000 })).toMatchObject({ at: 6_400, after: 1_000 });
  });

  test('of a process that hardly gets processor time is waited for ten times as long', () => {
    const starved = (now: number) => ({ memory: 80, cpu: now / 100, waiting: false });
    expect(pollUntil(inTest, { to: 100_000, usage: starved }).at).toBe(21_400);
    expect(pollUntil(inTest, { to: 100_000, usage: (now) => ({ ...starved(now), waiting: true }) }).at).toBe(2_400);
  });

  test('of a process that waits for ours is none while it loads, and neither counts as slow', () => {
    const idle = { memory: 80, cpu: 100, waiting: true };
    const loading = afterHeartbeat(watchFile(0, true), loads, 0);
    const wait = (watch: ProcessWatch, isWaitingForUs: boolean, from: number, to: number) => {
      let current = watch;
      for (let now = from; now <= to; now += 200) {
        const { watch: next, exceeded } = poll(current, { now, usage: idle, isWaitingForUs }, usual);
        if (exceeded) return { at: now };
        current = next;
      }
      return { watch: current };
    };
    expect(wait(loading, false, 0, 60_000)).toEqual({ at: 3_400 });
    const { watch } = wait(loading, true, 0, 60_000);
    expect(watch).toBeDefined();
    // Once it has its answer, it has as much time as before.
    expect(wait(watch!, false, 60_200, 120_000)).toEqual({ at: 63_400 });
    expect(wait(watchFile(0, true), true, 0, 60_000).watch).toBeDefined();
    // A test that asks something and then loops is not waiting.
    expect(wait(inTest, true, 0, 60_000)).toEqual({ at: 2_400 });
  });

  test('is known from the questions that have no answer', () => {
    const unanswered = new Unanswered();
    for (const message of ['text', null, { t: 'q', m: 'onQueued' }, { t: 's', i: 'b' }]) unanswered.onMessage(message);
    expect(unanswered.isEmpty).toBe(true);
    unanswered.onMessage({ t: 'q', i: 'a', m: 'fetch' });
    unanswered.onMessage({ t: 'q', i: 'b', m: 'fetch' });
    unanswered.onAnswer({ t: 's', i: 'a' });
    unanswered.onAnswer({ type: 'run' });
    expect(unanswered.isEmpty).toBe(false);
    unanswered.onAnswer({ t: 's', i: 'b' });
    expect(unanswered.isEmpty).toBe(true);
    unanswered.onMessage({ t: 'q', i: 'c' });
    unanswered.clear();
    expect(unanswered.isEmpty).toBe(true);
  });

  test('must be found twice, because heartbeats may be queued', () => {
    const late = poll(inTest, { now: 60_000, usage: busy(60_000) }, usual);
    expect(late.exceeded).toBeUndefined();
    expect(
      poll(afterActivity(late.watch, 60_100), { now: 60_200, usage: busy(60_200) }, usual).exceeded,
    ).toBeUndefined();
    expect(poll(late.watch, { now: 60_200, usage: busy(60_200) }, usual).exceeded).toBeDefined();
  });
});

describe('time', () => {
  /** A test that shows that it is alive every second. */
  function slowTest(limits: FileLimits): number | undefined {
    let watch = inTest;
    for (let now = 0; now < 200_000; now += 1_000) {
      const from = now;
      const { watch: next, at } = pollUntil(afterActivity(watch, now), { from, to: now + 800, limits });
      if (at !== undefined) return at;
      watch = next;
    }
    return undefined;
  }

  test('of one test is limited to 15 seconds, even if it is not silent', () => {
    expect(slowTest(usual)).toBe(15_400);
  });

  test('grows with the runs of a law and with its seeds', () => {
    expect(fileLimits({ runs: 5 }, 1).testMs).toBe(15_000);
    expect(fileLimits({ runs: 1_000, seeds: [1, 2, 3] }, 1)).toEqual({ testMs: 450_000, budgetMs: 1 });
  });

  test('is shorter once the budget of the file is spent', () => {
    expect(pollUntil(inTest, { to: 10_000, limits: { ...usual, budgetMs: 0 } }).reason).toBe('looped');
    expect(pollUntil(inTest, { to: 10_000, limits: { ...usual, budgetMs: 500 } }).at).toBe(1_000);
  });

  test('of a file is up after three budgets, once, and the file as a whole is to blame', () => {
    const limits = { ...usual, budgetMs: 1_000 };
    const alive = (now: number) => afterActivity(inTest, now);
    const { watch, exceeded } = poll(alive(3_100), { now: 3_100, usage: busy(3_100) }, limits);
    expect(exceeded).toEqual({ reason: 'looped' });
    expect(suspectOf(watch, 3_100, limits)).toEqual({ hasBegun: true });
    expect(poll(watch, { now: 3_200, usage: busy(3_200) }, limits).exceeded).toBeUndefined();
  });
});

describe('memory', () => {
  const using =
    (memory: number, more: Partial<ProcessUsage> = {}) =>
    (now: number) => ({ ...busy(now), memory, ...more });

  test('above the limit is reported immediately', () => {
    expect(pollUntil(inTest, { to: 1_000, usage: using(memoryLimitMb + 1) })).toMatchObject({
      at: 0,
      reason: 'out of memory',
    });
  });

  test('that fills most of the heap of a silent process explains the silence, unless it is an estimate', () => {
    expect(pollUntil(inTest, { to: 5_000, usage: using(200) }).reason).toBe('out of memory');
    expect(pollUntil(inTest, { to: 5_000, usage: using(200, { isEstimate: true }) }).reason).toBe('looped');
  });

  test('that grows gives a silent process more time to reach the limit', () => {
    const growing = (now: number) => ({ ...busy(now), memory: 50 + now / 50 });
    expect(pollUntil(inTest, { to: 20_000, usage: growing }).at).toBe(9_400);
  });

  test('of a process that has just ended tells nothing', () => {
    const dying = (now: number) => (now < 3_100 ? using(50 + now / 20)(now) : using(0, { hasEnded: true })(now));
    expect(pollUntil(inTest, { to: 60_000, usage: dying }).reason).toBeUndefined();
  });

  test('that has grown much is waited for while it pauses, and small growth is not', () => {
    // Grows for three seconds, pauses for half a second, and grows on.
    const growing = (rate: number) => (now: number) => ({
      ...busy(now),
      memory: 50 + rate * (Math.min(now, 3_000) + Math.max(0, now - 3_500)),
    });
    expect(pollUntil(inTest, { to: 60_000, usage: growing(0.045) })).toMatchObject({ reason: 'out of memory' });
    expect(pollUntil(inTest, { to: 60_000, usage: growing(0.008) })).toMatchObject({ reason: 'looped', at: 2_400 });
    const full = (now: number) => ({ ...busy(now), memory: 50 + Math.min(100, now / 10) });
    expect(pollUntil(inTest, { to: 60_000, usage: full })).toMatchObject({ reason: 'looped', at: 3_400 });
  });

  test('that grows whenever the process gets processor time gives it more time on a busy machine as well', () => {
    // One tenth of a second in six tenths, and 80 MB per second of it.
    const cpuAt = (now: number) => 100 * Math.floor(now / 600) + Math.min(100, now % 600);
    const bomb = (now: number) => ({ memory: 50 + cpuAt(now) * 0.08, cpu: cpuAt(now), waiting: false });
    expect(pollUntil(inTest, { to: 60_000, usage: bomb })).toMatchObject({ reason: 'out of memory' });
    const loop = (now: number) => ({ ...bomb(now), memory: 50 });
    expect(pollUntil(inTest, { to: 60_000, usage: loop })).toMatchObject({ reason: 'looped' });
  });
});

describe('the suspect', () => {
  const of = (...beats: Beat[]) =>
    suspectOf(
      beats.reduce((watch, beat) => afterHeartbeat(watch, beat, 0), watchFile(0, true)),
      0,
      usual,
    );

  test.each<[string, Beat[], unknown]>([
    ['nothing, before the file is loaded', [], { hasBegun: false }],
    ['the file, while it is loaded', [loads], { hasBegun: true }],
    ['the file, after that', [loads, rests], { hasBegun: true }],
    ['the test that runs', [loads, rests, test1], { hasBegun: true, test: { id: '1', rule: 'One' } }],
    ['the last test, between two', [loads, rests, test1, rests], { hasBegun: true, test: { id: '1', rule: 'One' } }],
    ['nothing, if the heartbeat is of the file before', [rests, test1], { hasBegun: false }],
  ])('is %s', (_, beats, expected) => {
    expect(of(...beats)).toEqual(expected);
  });
});

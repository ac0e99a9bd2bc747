import type { ChildProcess } from 'node:child_process';
import type { Beat, LawRun } from '../../../katas/support/heartbeat.ts';
import { defaultRuns } from '../../../katas/support/defaults.ts';
import { manySeeds } from '../../../katas/support/seeds.ts';
import { heapLimit, lastRunOf } from './child-process.ts';
import { readProcessUsage, type ProcessUsage } from '../../platform/process-usage.ts';
import type { ExitCause } from './describe-exit.ts';
import { heartbeatTimeoutMs } from './limits.ts';

/** The same for the tests that come after one that did loop: a second loop is likely, and so many would take long. */
const repeatedLoopTimeoutMs = 1_500;
/** Milliseconds that one test, or loading the file, may take in all, at the usual number of runs. */
export const testTimeoutMs = 15_000;
/** How much shorter both limits are once the budget of a file is spent. */
const overBudgetSpeedup = 5;
/** Budgets after which nothing of a file is waited for any more. */
const budgetMultiples = 3;
/** Megabytes that a process may hold: its heap, and half as much again for node and what lies outside the heap. */
export const memoryLimitMb = 1.5 * heapLimit + 128;

const pollIntervalMs = 200;
/** How much longer a process is waited for that is ready to run and hardly gets a processor. */
const cpuStarvationFactor = 10;
/** Megabytes a tick that count as growing. */
const growthPerPollMb = 2;

/** Listens to a child's beats, and barks when there have been none for too long or it eats too much. */
export class Watchdog {
  readonly #onLimitExceeded: (death: ExitCause) => void;
  readonly #child: () => ChildProcess | undefined;
  readonly #budget: number;
  readonly #limit =
    testTimeoutMs *
    Math.max(1, manySeeds().length) *
    Math.max(1, Number(process.env['KATA_RUNS'] ?? defaultRuns) / defaultRuns);
  #timer: NodeJS.Timeout | undefined;
  #begun = 0;
  #gaveUp = false;
  #hasLooped = false;
  #lastSign = 0;
  /** When the test or the loading began. */
  #since = 0;
  /** Processor time the process had used at its last sign of life, and at that beginning; undefined until the next look. */
  #cpuAtSign: number | undefined;
  #cpuBefore: number | undefined;
  #warned = false;
  #memory = 0;
  #test: { id: string; rule: string } | undefined;
  #beatenRun: LawRun | undefined;
  #runAtLastCheck: number | undefined;
  /** The test that runs, or ran last. */
  lastTest: { id: string; rule: string } | undefined;
  /** A test file is being loaded, and with it the learner's. */
  #importing = false;
  /** It has begun to be. */
  hasBegun = false;

  constructor(
    bark: (death: ExitCause) => void,
    child: () => ChildProcess | undefined,
    budget = Number.POSITIVE_INFINITY,
  ) {
    this.#onLimitExceeded = bark;
    this.#child = child;
    this.#budget = budget;
  }

  /** The run of the law that runs, or ran when the child died. */
  get run(): LawRun | undefined {
    const child = this.#child();
    return (child && lastRunOf(child)) ?? this.#beatenRun;
  }

  /** A file of tests begins, and with it its budget. */
  begin(): void {
    this.#begun = performance.now();
    this.#gaveUp = false;
    this.#hasLooped = false;
  }

  /** So much time has gone into the file that the rest of it has to fail. */
  get isSpent(): boolean {
    return performance.now() > this.#begun + budgetMultiples * this.#budget;
  }

  start(): void {
    this.#forget();
    this.lastTest = undefined;
    this.hasBegun = false;
    this.recordActivity();
    this.#timer ??= setInterval(() => this.#check(), pollIntervalMs).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  onHeartbeat(beat: Beat): void {
    this.recordActivity();
    if (beat.at === 'run') {
      this.#beatenRun = { run: beat.run, shrinking: beat.shrinking, remembered: beat.remembered };
      return;
    }
    this.#forget();
    this.#importing = beat.at === 'import';
    this.hasBegun ||= this.#importing;
    this.#since = performance.now();
    this.#cpuBefore = undefined;
    if (beat.at === 'test') this.#test = this.lastTest = beat;
  }

  recordActivity(): void {
    this.#lastSign = performance.now();
    this.#cpuAtSign = undefined;
    this.#warned = false;
  }

  #forget(): void {
    this.#test = undefined;
    this.#beatenRun = undefined;
    this.#importing = false;
  }

  #check(): void {
    const { run } = this.run ?? {};
    if (run !== this.#runAtLastCheck) this.recordActivity();
    this.#runAtLastCheck = run;
    const now = performance.now();
    const use = readProcessUsage(this.#child()?.pid);
    const memory = use?.memory ?? 0;
    if (memory > memoryLimitMb) {
      this.#onLimitExceeded({ reason: 'out of memory' });
      return;
    }
    if (this.isSpent && !this.#gaveUp) {
      // Fire only once; the replacement process must live long enough to report the failures.
      this.#gaveUp = true;
      this.#onLimitExceeded({ reason: 'looped' });
      return;
    }
    // Looked at once a tick, not at each of thousands of beats.
    this.#cpuAtSign ??= use?.cpu ?? 0;
    this.#cpuBefore ??= use?.cpu ?? 0;
    const share = now > this.#begun + this.#budget ? 1 / overBudgetSpeedup : 1;
    const silence = this.#hasLooped && this.#test !== undefined ? repeatedLoopTimeoutMs : heartbeatTimeoutMs;
    const silent = this.#isOver(silence * share, now - this.#lastSign, use, this.#cpuAtSign);
    const isBusy = this.#test !== undefined || this.#importing;
    const slow = isBusy && this.#isOver(this.#limit * share, now - this.#since, use, this.#cpuBefore);
    if (!silent && !slow) return;
    // Require two consecutive polls: if this process was starved itself, heartbeats may still be queued.
    if (!this.#warned) {
      this.#warned = true;
      return;
    }
    // While it still grows it is about to meet a more telling limit; and one that has filled its heap does nothing but
    // collect garbage.
    const grew = memory > this.#memory + growthPerPollMb;
    this.#memory = memory;
    if (grew && now - this.#lastSign < 3 * heartbeatTimeoutMs) return;
    this.recordActivity();
    if (memory > 0.9 * heapLimit) {
      this.#onLimitExceeded({ reason: 'out of memory' });
      return;
    }
    this.#hasLooped = true;
    this.#onLimitExceeded({ reason: 'looped', after: silence });
  }

  /** Whether a time is up. On a busy machine the clock is no judge: a process in a loop uses the time it is given. */
  #isOver(limit: number, elapsed: number, use: ProcessUsage | undefined, cpuBefore: number): boolean {
    if (elapsed <= limit) return false;
    const starved = use !== undefined && !use.waiting && use.cpu - cpuBefore < limit / 2;
    return !starved || elapsed > cpuStarvationFactor * limit;
  }
}

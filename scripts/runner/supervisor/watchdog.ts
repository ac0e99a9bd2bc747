import type { ChildProcess } from 'node:child_process';
import type { Beat, LawRun } from '../../../katas/support/heartbeat.ts';
import { defaultRuns } from '../../../katas/support/defaults.ts';
import { manySeeds } from '../../../katas/support/seeds.ts';
import { heapLimit, lastRunOf, recordOf } from './child-process.ts';
import { usageOf } from './child-usage.ts';
import type { ProcessUsage } from '../../platform/process-usage.ts';
import type { ExitCause } from './describe-exit.ts';
import { heartbeatTimeoutMs } from './limits.ts';

/** The same limit for the tests after an endless loop. A second loop is likely, and many of them would take long. */
const repeatedLoopTimeoutMs = 1_500;
/** Milliseconds that one test, or loading the file, may take in total, at the usual number of runs. */
export const testTimeoutMs = 15_000;
/** By how much both limits shrink once the budget of a file is spent. */
const overBudgetSpeedup = 5;
/** After this many budgets, the rest of a file fails. */
const budgetMultiples = 3;
/** Megabytes that a process may use: its heap, plus half as much for Node.js and memory outside the heap. */
export const memoryLimitMb = 1.5 * heapLimit + 128;

/** The share of its heap above which a silent process is out of memory: it mostly collects garbage then, in long pauses. */
const nearlyFull = 0.75;
/** Milliseconds that a new process may be silent before it begins to load a test file. Until then, it runs no learner's code. */
const startTimeoutMs = 30_000;
const pollIntervalMs = 200;
/** By how much to extend the wait for a process that is ready to run but hardly gets processor time. */
const cpuStarvationFactor = 10;
/** Megabytes per tick that count as growth. */
const growthPerPollMb = 2;

/**
 * Listens to a child's beats. Raises an alarm when there was none for too long, or when the child uses too much memory.
 */
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
  /**
   * Processor time that the process had used at its last beat, and at that beginning. Undefined until the next check.
   */
  #cpuAtSign: number | undefined;
  #cpuBefore: number | undefined;
  #warned = false;
  #memory = 0;
  #test: { id: string; rule: string } | undefined;
  #beatenRun: LawRun | undefined;
  #runAtLastCheck: number | undefined;
  /** The test that is running, or that ran last. */
  lastTest: { id: string; rule: string } | undefined;
  /** A test file is being loaded, and the learner's file with it. */
  #importing = false;
  /** Loading has begun. */
  hasBegun = false;
  #isNew = true;

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

  /** A test file begins, and with it its budget. */
  begin(): void {
    this.#begun = performance.now();
    this.#gaveUp = false;
    this.#hasLooped = false;
  }

  /** The file has taken so long that the rest of it must fail. */
  get isSpent(): boolean {
    return performance.now() > this.#begun + budgetMultiples * this.#budget;
  }

  /** @param isNew whether the process has never run anything */
  start(isNew = true): void {
    this.#isNew = isNew;
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
    const use = usageOf(this.#child(), recordOf);
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
    // Checked once per tick, not for each of thousands of beats.
    this.#cpuAtSign ??= use?.cpu ?? 0;
    this.#cpuBefore ??= use?.cpu ?? 0;
    const share = now > this.#begun + this.#budget ? 1 / overBudgetSpeedup : 1;
    const silence = this.#silenceLimit();
    const silent = this.#isOver(silence * share, now - this.#lastSign, use, this.#cpuAtSign);
    const isBusy = this.#test !== undefined || this.#importing;
    const slow = isBusy && this.#isOver(this.#limit * share, now - this.#since, use, this.#cpuBefore);
    if (!silent && !slow) return;
    // Require two consecutive polls: if this process was starved itself, heartbeats may still be queued.
    if (!this.#warned) {
      this.#warned = true;
      return;
    }
    // While memory still grows, the process is about to reach a more helpful limit. A process that has filled its heap
    // does nothing but collect garbage.
    const grew = memory > this.#memory + growthPerPollMb;
    this.#memory = memory;
    if (grew && now - this.#lastSign < 3 * heartbeatTimeoutMs) return;
    this.recordActivity();
    // An estimate is not close enough to tell. Then Node.js itself ends the process when its heap is full.
    if (memory > nearlyFull * heapLimit && !use?.isEstimate) {
      this.#onLimitExceeded({ reason: 'out of memory' });
      return;
    }
    this.#hasLooped = true;
    this.#onLimitExceeded({ reason: 'looped', after: silence });
  }

  #silenceLimit(): number {
    if (this.#isNew && !this.hasBegun) return startTimeoutMs;
    return this.#hasLooped && this.#test !== undefined ? repeatedLoopTimeoutMs : heartbeatTimeoutMs;
  }

  /**
   * Whether a time is up. On a busy machine, processor time counts more than the clock, because a process in a loop
   * uses all the time that it gets.
   */
  #isOver(limit: number, elapsed: number, use: ProcessUsage | undefined, cpuBefore: number): boolean {
    if (elapsed <= limit) return false;
    const starved = use !== undefined && !use.waiting && use.cpu - cpuBefore < limit / 2;
    return !starved || elapsed > cpuStarvationFactor * limit;
  }
}

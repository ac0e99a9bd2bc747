import type { ChildProcess } from 'node:child_process';
import type { Beat, LawRun } from '../../../katas/support/heartbeat.ts';
import { lastRunOf, recordOf } from './child-process.ts';
import { usageOf } from './child-usage.ts';
import type { ExitCause } from './describe-exit.ts';
import type { Suspect } from './failure-attribution.ts';
import type { FileLimits } from './limits.ts';
import { Unanswered } from './unanswered.ts';
import { afterHeartbeat, afterActivity, poll, suspectOf, watchFile, watchProcess } from './process-watch.ts';

const pollIntervalMs = 200;

/**
 * Watches the child that runs a test file. Raises an alarm when the child is silent or slow for too long, or uses too
 * much memory. `process-watch.ts` decides when that is.
 */
export class Watchdog {
  readonly #onLimitExceeded: (cause: ExitCause) => void;
  readonly #child: () => ChildProcess | undefined;
  /** The child's questions that have no answer yet. */
  readonly unanswered = new Unanswered();
  #watch = watchFile(0, true);
  #limits: FileLimits = { testMs: Number.POSITIVE_INFINITY, budgetMs: Number.POSITIVE_INFINITY };
  #timer: NodeJS.Timeout | undefined;

  constructor(onLimitExceeded: (cause: ExitCause) => void, child: () => ChildProcess | undefined) {
    this.#onLimitExceeded = onLimitExceeded;
    this.#child = child;
  }

  /** The current run of a law, or the last one before the child died. Undefined if no law runs. */
  get run(): LawRun | undefined {
    const child = this.#child();
    const { phase } = this.#watch;
    return (child && lastRunOf(child)) ?? (phase.is === 'testing' ? phase.run : undefined);
  }

  /** What to blame if the child has ended now. */
  get suspect(): Suspect {
    return suspectOf(this.#watch, performance.now(), this.#limits);
  }

  /**
   * A test file begins, and with it its budget.
   *
   * @param isNew whether the child has never run anything
   */
  begin(limits: FileLimits, isNew: boolean): void {
    this.#limits = limits;
    this.#watch = watchFile(performance.now(), isNew);
  }

  /** A new child runs the same file. */
  beginAgain(): void {
    this.#watch = watchProcess(this.#watch.file, performance.now(), true);
  }

  start(): void {
    this.#timer ??= setInterval(() => this.#poll(), pollIntervalMs).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  onHeartbeat(beat: Beat): void {
    this.#watch = afterHeartbeat(this.#watch, beat, performance.now());
  }

  recordActivity(): void {
    this.#watch = afterActivity(this.#watch, performance.now());
  }

  #poll(): void {
    const reading = {
      now: performance.now(),
      usage: usageOf(this.#child(), recordOf),
      run: this.run?.run,
      isWaitingForUs: !this.unanswered.isEmpty,
    };
    const { watch, exceeded } = poll(this.#watch, reading, this.#limits);
    this.#watch = watch;
    if (exceeded) this.#onLimitExceeded(exceeded);
  }
}

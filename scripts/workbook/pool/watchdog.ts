import type { Beat } from '../../../katas/support/heartbeat.ts';
import { defaultRuns } from '../../../katas/support/defaults.ts';
import type { Death } from './verdict-of.ts';

/** Milliseconds without a sign of life after which a run counts as an endless loop. */
export const silenceLimit = 3_000;
/** Milliseconds that one test may take in all, at the usual number of runs. */
export const testLimit = 15_000;

const tick = 200;

/** Listens to a child's beats and barks when there have been none for too long. */
export class Watchdog {
  readonly #bark: (death: Death) => void;
  readonly #limit = testLimit * Math.max(1, Number(process.env['KATA_RUNS'] ?? defaultRuns) / defaultRuns);
  #timer: NodeJS.Timeout | undefined;
  #lastSign = 0;
  #testSince = 0;
  #warned = false;
  /** Vitest's id of the test that runs. */
  test: string | undefined;
  /** The run of the law that runs, counted from 0. */
  run: { run: number; shrinking: boolean } | undefined;
  /** A test file is being loaded, and with it the learner's. */
  importing = false;

  constructor(bark: (death: Death) => void) {
    this.#bark = bark;
  }

  watch(): void {
    this.#forget();
    this.signOfLife();
    this.#timer ??= setInterval(() => this.#check(), tick).unref();
  }

  rest(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  hear(beat: Beat): void {
    this.signOfLife();
    if (beat.at === 'run') {
      this.run = beat;
      return;
    }
    this.#forget();
    this.importing = beat.at === 'import';
    if (beat.at !== 'test') return;
    this.test = beat.id;
    this.#testSince = performance.now();
  }

  signOfLife(): void {
    this.#lastSign = performance.now();
    this.#warned = false;
  }

  #forget(): void {
    this.test = undefined;
    this.run = undefined;
    this.importing = false;
  }

  #check(): void {
    const now = performance.now();
    const silent = now - this.#lastSign > silenceLimit;
    const slow = this.test !== undefined && now - this.#testSince > this.#limit;
    if (!silent && !slow) return;
    // Twice in a row: after this process itself was held up, the beats that wait are heard first.
    if (!this.#warned) {
      this.#warned = true;
      return;
    }
    this.signOfLife();
    this.#bark({ reason: 'looped' });
  }
}

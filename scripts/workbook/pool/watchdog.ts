import type { Beat } from '../../../katas/support/heartbeat.ts';
import { defaultRuns } from '../../../katas/support/defaults.ts';
import { heapLimit } from './child-process.ts';
import { megabytesOf } from './memory.ts';
import type { Death } from './verdict-of.ts';

/** Milliseconds without a sign of life after which a run counts as an endless loop. */
export const silenceLimit = 3_000;
/** Milliseconds that one test may take in all, at the usual number of runs. */
export const testLimit = 15_000;
/** Megabytes that a process may hold: its heap, and half as much again for node and what lies outside the heap. */
export const memoryLimit = 1.5 * heapLimit + 128;

/** One run of a law, as its beat tells it. */
export type RunOfLaw = Omit<Extract<Beat, { at: 'run' }>, 'at'>;

const tick = 200;
/** Megabytes a tick that count as growing. */
const growth = 2;

/** Listens to a child's beats, and barks when there have been none for too long or it eats too much. */
export class Watchdog {
  readonly #bark: (death: Death) => void;
  readonly #pid: () => number | undefined;
  readonly #limit = testLimit * Math.max(1, Number(process.env['KATA_RUNS'] ?? defaultRuns) / defaultRuns);
  #timer: NodeJS.Timeout | undefined;
  #lastSign = 0;
  #testSince = 0;
  #warned = false;
  #memory = 0;
  /** The test that runs. */
  test: { id: string; rule: string } | undefined;
  /** The run of the law that runs, counted from 0. */
  run: RunOfLaw | undefined;
  /** A test file is being loaded, and with it the learner's. */
  importing = false;

  constructor(bark: (death: Death) => void, pid: () => number | undefined) {
    this.#bark = bark;
    this.#pid = pid;
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
    this.test = beat;
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
    const memory = megabytesOf(this.#pid());
    if (memory > memoryLimit) {
      this.#bark({ reason: 'out of memory' });
      return;
    }
    const silent = now - this.#lastSign > silenceLimit;
    const slow = this.test !== undefined && now - this.#testSince > this.#limit;
    if (!silent && !slow) return;
    // Twice in a row: after this process itself was held up, the beats that wait are heard first.
    if (!this.#warned) {
      this.#warned = true;
      return;
    }
    // While it still grows it is about to meet a more telling limit; and one that has filled its heap does nothing but
    // collect garbage.
    const grew = memory > this.#memory + growth;
    this.#memory = memory;
    if (grew && now - this.#lastSign < 3 * silenceLimit) return;
    this.signOfLife();
    this.#bark({ reason: memory > 0.9 * heapLimit ? 'out of memory' : 'looped' });
  }
}

import type { ChildProcess } from 'node:child_process';
import { killGroup } from './child-process.ts';

/** A run's access to a slot: it may take the process in there, and put its own process there when it is over. */
export interface WarmPlace {
  /** A process that was kept, if it is still alive. */
  take(): ChildProcess | undefined;
  /** Keeps a process for the next run. If the slot was emptied since the place was reserved, the process ends. */
  put(child: ChildProcess): void;
  /** The run is over, whether or not its process was put here. */
  leave(): void;
}

/** The maximum number of milliseconds to wait for the processes of earlier runs. Vitest itself gives up earlier. */
const maxWaitMs = 15_000;

/**
 * Keeps the process of one run for the next run of the same person's code, because starting a process takes longer than
 * most katas.
 *
 * Vitest gives a result before it stops the worker. So a run reserves its place when it begins, and a process that
 * comes back late never gets to somebody else, or to another project.
 */
export class WarmProcessSlot {
  #kept: ChildProcess | undefined;
  #generation = 0;
  #hasGiven = false;
  readonly #reserved = new Set<object>();
  #onAllLeft: (() => void) | undefined;

  /** A place for the process of a run that begins now. */
  reserve(): WarmPlace {
    const generation = this.#generation;
    const place: WarmPlace = {
      take: () => {
        const kept = this.#kept;
        this.#kept = undefined;
        if (kept?.connected) this.#hasGiven = true;
        return kept?.connected ? kept : undefined;
      },
      put: (child) => {
        const isLate = generation !== this.#generation;
        const unwanted = isLate ? child : this.#kept;
        if (unwanted) killGroup(unwanted);
        if (!isLate) this.#kept = child;
      },
      leave: () => {
        this.#reserved.delete(place);
        if (this.#reserved.size === 0) this.#onAllLeft?.();
      },
    };
    this.#reserved.add(place);
    return place;
  }

  /** Waits until earlier runs have put their processes here, so that the next run need not start one. */
  async settled(): Promise<void> {
    if (this.#reserved.size === 0) return;
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.#onAllLeft = resolve;
      timer = setTimeout(resolve, maxWaitMs);
    });
    clearTimeout(timer);
    this.#onAllLeft = undefined;
    this.#reserved.clear();
  }

  /** Whether a run since the last call got a process that had run something before. */
  hasGiven(): boolean {
    const hasGiven = this.#hasGiven;
    this.#hasGiven = false;
    return hasGiven;
  }

  /** Ends the process, with everything it has started, and those that come back late. */
  dispose(): void {
    this.#generation += 1;
    if (this.#kept) killGroup(this.#kept);
    this.#kept = undefined;
  }
}

import type { ChildProcess } from 'node:child_process';
import { killGroup } from './child-process.ts';

/** What a run gets that may put its process into a slot when it is over. */
export interface WarmPlace {
  /** A process that was kept, if it is still alive. */
  take(): ChildProcess | undefined;
  /** Keeps a process for the next run. If the slot was emptied since the place was reserved, the process ends. */
  put(child: ChildProcess): void;
  /** The run is over, whether or not its process was put here. */
  leave(): void;
}

/** Milliseconds to wait at most for the processes of earlier runs. Vitest itself gives up earlier. */
const mostWaitMs = 15_000;

/**
 * Keeps the process of one run for the next run of the same person's code, because starting a process takes longer than
 * most katas.
 *
 * Vitest gives a result before it stops the worker. So a run reserves its place when it begins, and a process that comes
 * back late never gets to somebody else, or to another project.
 */
export class WarmProcessSlot {
  #kept: ChildProcess | undefined;
  #generation = 0;
  #hasGiven = false;
  readonly #reserved = new Set<object>();
  #whenLeft: (() => void) | undefined;

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
        if (this.#reserved.size === 0) this.#whenLeft?.();
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
      this.#whenLeft = resolve;
      timer = setTimeout(resolve, mostWaitMs);
    });
    clearTimeout(timer);
    this.#whenLeft = undefined;
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

import type { ChildProcess } from 'node:child_process';
import { killGroup } from './child-process.ts';

/**
 * Keeps the process of one run for the next run of the same person's code, because starting a process takes longer than
 * most katas.
 */
export class WarmProcessSlot {
  #kept: ChildProcess | undefined;

  put(child: ChildProcess): void {
    this.dispose();
    this.#kept = child;
  }

  /** @returns the process that was kept, if it is still alive */
  take(): ChildProcess | undefined {
    const kept = this.#kept;
    this.#kept = undefined;
    return kept?.connected ? kept : undefined;
  }

  /** Whether a process waits here that has run something before. */
  get isOccupied(): boolean {
    return this.#kept?.connected === true;
  }

  /** Ends it, with everything it has started. */
  dispose(): void {
    if (this.#kept) killGroup(this.#kept);
    this.#kept = undefined;
  }
}

import type { ChildProcess } from 'node:child_process';
import { killGroup, launch, type ChildSettings } from './child-process.ts';

/**
 * A started process that waits for the next save, so that no save waits for a process to start. Only the learner's loop
 * has one, because a single run does not benefit.
 */
export class StandbyProcess {
  #waiting: { key: string; child: ChildProcess } | undefined;

  /** @returns the waiting process, if it was started with the same settings and is still alive */
  take(settings: ChildSettings): ChildProcess | undefined {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (!waiting) return undefined;
    if (waiting.child.connected && waiting.key === JSON.stringify(settings)) return waiting.child;
    killGroup(waiting.child);
    return undefined;
  }

  prestart(settings: ChildSettings): void {
    if (this.#waiting) return;
    this.#waiting = { key: JSON.stringify(settings), child: launch(settings) };
  }
}

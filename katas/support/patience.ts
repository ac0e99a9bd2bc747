import { LawError } from './readable-error.ts';

/** Milliseconds that one run of a law may wait for promises, and the shorter time once a run is known to hang. */
const patience = { first: 1_000, shrinking: 50, inAll: 2_000 };
/** Turns of the event loop that follow. On a busy machine, the time may pass without a single turn. */
const turns = 1_000;

// Saved, because learner code may overwrite it.
const originalSetImmediate = setImmediate;

/** Waits for promises that may never settle. The wait is shorter once one of them is known to hang. */
export class Patience {
  #spent = 0;

  async wait(result: void | Promise<void>): Promise<void> {
    if (!(result instanceof Promise)) return;
    const limit = this.#spent === 0 ? patience.first : this.#spent < patience.inAll ? patience.shrinking : 1;
    let timer: NodeJS.Timeout | undefined;
    let settled = false;
    const late = new Promise<never>((_, reject) => {
      const giveUp = (left: number) => {
        if (settled) return;
        if (left > 0) {
          originalSetImmediate(giveUp, left - 1);
          return;
        }
        this.#spent += limit;
        reject(new LawError('Your code never answered: a promise that it returned or awaits never settled.'));
      };
      timer = setTimeout(giveUp, limit, turns);
    });
    try {
      await Promise.race([result, late]);
    } finally {
      settled = true;
      clearTimeout(timer);
    }
  }
}

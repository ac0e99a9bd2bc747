import { LawError } from './readable-error.ts';

/** Milliseconds: for each wait until one times out, for each wait after that, and for all that time out in total. */
const limits = { first: 1_000, later: 50, total: 2_000 };
/** Turns of the event loop after a time limit. On a busy machine, the time may pass without a single turn. */
const extraTurns = 1_000;

// Saved, because learner code may overwrite it.
const originalSetImmediate = setImmediate;

/** Waits for promises that may never settle. The wait is shorter once one of them is known to hang. */
export class Patience {
  #spent = 0;

  /** @throws {LawError} if the promise has not settled within the limit */
  async wait(result: void | Promise<void>): Promise<void> {
    if (!(result instanceof Promise)) return;
    const limit = this.#spent === 0 ? limits.first : this.#spent < limits.total ? limits.later : 1;
    let timer: NodeJS.Timeout | undefined;
    let settled = false;
    const timeout = new Promise<never>((_, reject) => {
      const giveUp = (left: number) => {
        if (settled) return;
        if (left > 0) {
          originalSetImmediate(giveUp, left - 1);
          return;
        }
        this.#spent += limit;
        reject(new LawError('Your code never answered: a promise that it returned or awaits never settled.'));
      };
      timer = setTimeout(giveUp, limit, extraTurns);
    });
    try {
      await Promise.race([result, timeout]);
    } finally {
      settled = true;
      clearTimeout(timer);
    }
  }
}

import { wrapTimer } from '../globals.ts';

interface PendingTimer {
  run: () => void;
  /** When it runs, in milliseconds on a virtual clock, which moves only when a timer runs: to that timer's time. */
  due: number;
  /** The period of a timer of `setInterval`, in milliseconds. */
  interval?: number;
}

/** The timer functions that laws get. */
export interface OrderedTimers {
  setTimeout: (callback: (...values: unknown[]) => void, ms?: number, ...values: unknown[]) => number;
  setInterval: (callback: (...values: unknown[]) => void, ms?: number, ...values: unknown[]) => number;
  setImmediate: (callback: (...values: unknown[]) => void, ...values: unknown[]) => number;
  /** `clearTimeout`, `clearInterval` and `clearImmediate`. */
  clear: (id: unknown) => void;
}

/**
 * Timers whose order depends only on their delays, never on how long code runs between them. Otherwise the order of two
 * timers would measure time.
 */
export function orderedTimers(): OrderedTimers {
  const startTimer = wrapTimer(setTimeout) as (callback: () => void, ms: number) => { close(): void };
  const pending = new Map<number, PendingTimer>();
  let now = 0;
  let lastId = 0;
  let armed: { id: number; timer: { close(): void } } | undefined;

  /** Starts the timer that is due first. Those that are due together run in the order in which they were set. */
  const arm = () => {
    const [first] = [...pending].toSorted(([idA, a], [idB, b]) => a.due - b.due || idA - idB);
    if (armed && armed.id === first?.[0]) return;
    armed?.timer.close();
    armed = first && { id: first[0], timer: startTimer(() => fire(first[0], first[1]), first[1].due - now) };
  };
  const fire = (id: number, { run, due, interval }: PendingTimer) => {
    armed = undefined;
    now = due;
    if (interval === undefined) pending.delete(id);
    else pending.set(id, { run, due: now + interval, interval });
    try {
      run();
    } finally {
      arm();
    }
  };
  const add = (callback: (...values: unknown[]) => void, ms: number, values: unknown[], repeats: boolean) => {
    if (typeof callback !== 'function') throw new TypeError('The "callback" argument must be a function.');
    lastId += 1;
    const run = () => void callback(...values);
    pending.set(lastId, { run, due: now + ms, ...(repeats ? { interval: ms } : {}) });
    arm();
    return lastId;
  };
  return {
    setTimeout: (callback, ms, ...values) => add(callback, delayOf(ms), values, false),
    setInterval: (callback, ms, ...values) => add(callback, delayOf(ms), values, true),
    setImmediate: (callback, ...values) => add(callback, 0, values, false),
    clear: (id) => {
      pending.delete(Number(id));
      arm();
    },
  };
}

/** The delay in milliseconds as Node.js reads it: 1 if it is too short, too long or not a number. */
function delayOf(ms: unknown): number {
  const given = Number(ms);
  return given >= 1 && given < 2 ** 31 ? Math.trunc(given) : 1;
}

import { wrapTimer } from '../globals.ts';

interface Waiting {
  run: () => void;
  /** When it runs, on a clock that moves only from one timer to the next. */
  due: number;
  /** Of `setInterval`, in milliseconds. */
  repeat?: number;
}

/** The timers of laws. */
export interface OrderedTimers {
  setTimeout: (callback: (...values: unknown[]) => void, ms?: number, ...values: unknown[]) => number;
  setInterval: (callback: (...values: unknown[]) => void, ms?: number, ...values: unknown[]) => number;
  setImmediate: (callback: (...values: unknown[]) => void, ...values: unknown[]) => number;
  clear: (id: unknown) => void;
}

/**
 * Timers whose order depends only on their delays, never on how long code runs between them. Otherwise the order of two
 * timers would measure time.
 */
export function orderedTimers(): OrderedTimers {
  const start = wrapTimer(setTimeout) as (callback: () => void, ms: number) => { close(): void };
  const waiting = new Map<number, Waiting>();
  let now = 0;
  let count = 0;
  let armed: { id: number; timer: { close(): void } } | undefined;

  /** Waits for the timer that is due first. Those that are due together run in the order in which they were set. */
  const arm = () => {
    const [first] = [...waiting].toSorted(([a, one], [b, other]) => one.due - other.due || a - b);
    if (armed && armed.id === first?.[0]) return;
    armed?.timer.close();
    armed = first && { id: first[0], timer: start(() => fire(first[0], first[1]), first[1].due - now) };
  };
  const fire = (id: number, { run, due, repeat }: Waiting) => {
    armed = undefined;
    now = due;
    if (repeat === undefined) waiting.delete(id);
    else waiting.set(id, { run, due: now + repeat, repeat });
    try {
      run();
    } finally {
      arm();
    }
  };
  const add = (callback: (...values: unknown[]) => void, ms: number, values: unknown[], isRepeated: boolean) => {
    if (typeof callback !== 'function') throw new TypeError('The "callback" argument must be a function.');
    count += 1;
    const run = () => void callback(...values);
    waiting.set(count, { run, due: now + ms, ...(isRepeated ? { repeat: ms } : {}) });
    arm();
    return count;
  };
  return {
    setTimeout: (callback, ms, ...values) => add(callback, delayOf(ms), values, false),
    setInterval: (callback, ms, ...values) => add(callback, delayOf(ms), values, true),
    setImmediate: (callback, ...values) => add(callback, 0, values, false),
    clear: (id) => {
      waiting.delete(Number(id));
      arm();
    },
  };
}

/** As Node.js reads a delay: at least a millisecond. */
function delayOf(ms: unknown): number {
  const given = Number(ms);
  return given >= 1 && given < 2 ** 31 ? Math.trunc(given) : 1;
}

import { unavailableToLaws } from '../../../runner/code-rules.ts';
import { sandboxGlobals } from '../globals.ts';
import { orderedTimers } from './ordered-timers.ts';

/** The moment at which laws run: always the same. */
const moment = Date.UTC(2026, 0, 1);
const seed = 1;

/**
 * The globals of laws. Nothing here tells one run from another: the clock stands still, random numbers are the same for
 * every solution, and timers keep their order however long code takes.
 */
export function lawGlobals(): Record<string, unknown> {
  const others = Object.entries(sandboxGlobals()).filter(([name]) => !unavailableToLaws.includes(name));
  const { clear, ...timers } = orderedTimers();
  return harden({
    ...Object.fromEntries(others),
    ...timers,
    clearTimeout: clear,
    clearInterval: clear,
    clearImmediate: clear,
    Date: stoppedDate(),
    Math: seededMath(),
    Intl: timelessIntl(),
    AbortSignal: withoutTimeout(),
  });
}

/** `Date`, for which it is always the same moment. */
function stoppedDate(): DateConstructor {
  // A function of its own, because a proxy of a frozen one must not change anything.
  function stopped(...args: unknown[]): unknown {
    if (new.target === undefined) return String(new Date(moment));
    return Reflect.construct(Date, args.length === 0 ? [moment] : args, new.target);
  }
  const { parse, UTC, prototype } = Date;
  return Object.defineProperties(stopped, {
    name: { value: 'Date' },
    length: { value: Date.length },
    prototype: { value: prototype },
    now: { value: () => moment },
    parse: { value: parse },
    UTC: { value: UTC },
  }) as unknown as DateConstructor;
}

/** `Math`, with the same random numbers for every solution. */
function seededMath(): Math {
  let state = seed;
  // The generator mulberry32.
  const random = () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return Object.create(null, { ...Object.getOwnPropertyDescriptors(Math), random: { value: random } }) as Math;
}

/** `Intl` without dates, which default to the present. */
function timelessIntl(): object {
  const members = Object.entries(Object.getOwnPropertyDescriptors(Intl)).filter(([name]) => name !== 'DateTimeFormat');
  return Object.create(Object.prototype, Object.fromEntries(members)) as object;
}

/** `AbortSignal` without its own timer. */
function withoutTimeout(): typeof AbortSignal {
  const { abort, any, prototype } = AbortSignal;
  const signal = function illegal(): never {
    throw new TypeError('Illegal constructor');
  };
  return Object.defineProperties(signal, {
    name: { value: 'AbortSignal' },
    prototype: { value: prototype },
    abort: { value: (reason?: unknown) => abort.call(AbortSignal, reason) },
    any: { value: (signals: AbortSignal[]) => any.call(AbortSignal, signals) },
  }) as unknown as typeof AbortSignal;
}

import { unavailableToLaws } from '../../../runner/code-rules.ts';
import { sandboxGlobals } from '../globals.ts';
import { orderedTimers } from './ordered-timers.ts';

/** The time that the clock of laws always shows. */
const fixedTime = Date.UTC(2026, 0, 1);
const seed = 1;

/**
 * The globals of laws. Nothing here tells one run from another: the clock stands still, random numbers are the same for
 * every solution, and timers keep their order however long code takes.
 */
export function lawGlobals(): Record<string, unknown> {
  const globals = sandboxGlobals();
  const unchanged = Object.keys(globals).filter((name) => !unavailableToLaws.includes(name));
  const { clear, ...timers } = orderedTimers();
  return harden({
    ...Object.fromEntries(unchanged.map((name) => [name, globals[name]])),
    ...timers,
    clearTimeout: clear,
    clearInterval: clear,
    clearImmediate: clear,
    Date: stoppedDate(),
    Math: seededMath(),
    Intl: timelessIntl(),
    AbortSignal: signalWithoutTimeout(),
  });
}

/** `Date` with a clock that stands still. */
function stoppedDate(): DateConstructor {
  // Not a proxy of `Date`: because `Date` is frozen, a proxy could not replace `now`.
  function stopped(...args: unknown[]): unknown {
    if (new.target === undefined) return String(new Date(fixedTime));
    return Reflect.construct(Date, args.length === 0 ? [fixedTime] : args, new.target);
  }
  const { parse, UTC, prototype } = Date;
  return Object.defineProperties(stopped, {
    name: { value: 'Date' },
    length: { value: Date.length },
    prototype: { value: prototype },
    now: { value: () => fixedTime },
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

/** `Intl` without `DateTimeFormat`, which formats the current time by default. */
function timelessIntl(): object {
  const members = Object.entries(Object.getOwnPropertyDescriptors(Intl)).filter(([name]) => name !== 'DateTimeFormat');
  return Object.create(Object.prototype, Object.fromEntries(members)) as object;
}

/** `AbortSignal` without `timeout`, whose timer is not one of the ordered ones. */
function signalWithoutTimeout(): typeof AbortSignal {
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

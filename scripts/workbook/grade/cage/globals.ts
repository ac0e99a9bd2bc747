import { Console } from 'node:console';

/**
 * What submissions find besides the language: what Node gives to every program and what reaches nothing outside.
 * None of it can be changed. There is no `process`, `require`, `fetch` or `Buffer`.
 */
export function globalsOfTheCage(): Record<string, unknown> {
  // A value of a submission's has no say in how it is shown, and so is shown no function of Node's.
  const inspectOptions = { customInspect: false };
  const output = new Console({ stdout: process.stdout, stderr: process.stderr, inspectOptions });
  const say = (...values: unknown[]) => output.log(...values);
  const classes = {
    URL,
    URLSearchParams,
    TextEncoder,
    TextDecoder,
    AbortController,
    AbortSignal,
    Event,
    EventTarget,
    DOMException,
  };
  // Not hardened: that would reach into Node, which has to go on changing itself.
  Object.values(classes).forEach((one) => [one, one.prototype].forEach(Object.freeze));
  return Object.freeze({
    // Those of the cage refuse to tell the time and to roll dice.
    Date,
    Math,
    console: Object.freeze({
      log: say,
      info: say,
      debug: say,
      warn: say,
      error: say,
      trace: say,
      table: say,
      dir: say,
      assert() {},
    }),
    setTimeout: later(setTimeout),
    setInterval: later(setInterval),
    setImmediate: later(setImmediate),
    clearTimeout: (timer: unknown) => clearTimeout(timerOf(timer)),
    clearInterval: (timer: unknown) => clearInterval(timerOf(timer)),
    clearImmediate: (timer: unknown) => clearImmediate(timers.get(timer as object) as NodeJS.Immediate),
    queueMicrotask: (callback: () => void) => queueMicrotask(callback),
    structuredClone: (value: unknown, options?: object) => structuredClone(value, options),
    performance: Object.freeze({ now: () => performance.now(), timeOrigin: performance.timeOrigin }),
    crypto: Object.freeze({ randomUUID: () => crypto.randomUUID() }),
    atob: (text: string) => atob(text),
    btoa: (text: string) => btoa(text),
    ...classes,
  });
}

type Start = (callback: (...args: unknown[]) => void, ...rest: never[]) => object;

const timers = new WeakMap<object, object>();

/** Timers as handles that lead nowhere. */
function later(start: unknown): (callback: () => void, ...rest: never[]) => object {
  return (callback, ...rest) => {
    const timer = (start as Start)(callback, ...rest) as { ref?(): void; unref?(): void; hasRef?(): boolean };
    const handle = harden({
      ref: () => (timer.ref?.(), handle),
      unref: () => (timer.unref?.(), handle),
      hasRef: () => timer.hasRef?.() ?? true,
    });
    timers.set(handle, timer);
    return handle;
  };
}

function timerOf(handle: unknown): NodeJS.Timeout | undefined {
  return typeof handle === 'object' && handle !== null ? (timers.get(handle) as NodeJS.Timeout | undefined) : undefined;
}

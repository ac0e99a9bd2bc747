import { Console } from 'node:console';
import { types } from 'node:util';

/** How `console` prints values, always in the same way, and how it handles values that it does not print. */
const consoleMethods = {
  shown: ['log', 'info', 'debug', 'warn', 'error', 'trace', 'table', 'dir', 'dirxml', 'group', 'groupCollapsed'],
  silent: ['assert', 'clear', 'count', 'countReset', 'groupEnd', 'time', 'timeEnd', 'timeLog'],
};

/**
 * The globals of submissions besides those of the language: those that Node.js gives to every program and that reach
 * nothing outside. All of them are frozen. There is no `process`, `require` or `fetch`.
 */
export function sandboxGlobals(): Record<string, unknown> {
  hardenKindsWithin(nodeObjectSamples());
  return harden({
    // SES replaces Date.now() and Math.random() in a Compartment; give katas the real ones.
    Date,
    Math,
    Intl,
    WeakRef,
    FinalizationRegistry,
    // Available from Node.js 22 on.
    ...('Iterator' in globalThis ? { Iterator: Reflect.get(globalThis, 'Iterator') as unknown } : {}),
    console: makeConsole(),
    setTimeout: wrapTimer(setTimeout),
    setInterval: wrapTimer(setInterval),
    setImmediate: wrapTimer(setImmediate),
    clearTimeout: (timer: unknown) => clearTimeout(timerOf(timer)),
    clearInterval: (timer: unknown) => clearInterval(timerOf(timer)),
    clearImmediate: (timer: unknown) => clearImmediate(timerOf(timer) as unknown as NodeJS.Immediate | undefined),
    queueMicrotask: (callback: () => void) => queueMicrotask(withoutThis(callback)),
    structuredClone: (value: unknown, options?: object) => structuredClone(value, options),
    performance: { now: () => performance.now(), timeOrigin: performance.timeOrigin },
    crypto: { randomUUID: () => crypto.randomUUID() },
    atob: (text: string) => atob(text),
    btoa: (text: string) => btoa(text),
    Buffer,
    URL,
    URLSearchParams,
    TextEncoder,
    TextDecoder,
    AbortController,
    AbortSignal,
    Event,
    EventTarget,
    DOMException,
  });
}

type Start = (callback: unknown, ...rest: never[]) => object;

const timers = new WeakMap<object, object>();
/** Counts the submissions of this process. Only timers of the last one still run. */
let generation = 0;

/** Stops what a submission has left running, so that it does not disturb the next one of the same student. */
export function stopTimers(): void {
  generation += 1;
}

/** Timers as handles that reveal nothing. */
function wrapTimer(start: unknown): (callback: () => void, ...rest: never[]) => object {
  return (callback, ...rest) => {
    const own = generation;
    const run = withoutThis(callback);
    const runInTime = (...values: []) => {
      if (own === generation) run(...values);
      else clearInterval(timer as NodeJS.Timeout);
    };
    const timer = (start as Start)(typeof run === 'function' ? runInTime : run, ...rest) as Partial<NodeJS.Timeout>;
    const handle = harden({
      ref: () => (timer.ref?.(), handle),
      unref: () => (timer.unref?.(), handle),
      hasRef: () => timer.hasRef?.() ?? true,
    });
    timers.set(handle, timer);
    return handle;
  };
}

/**
 * The same function without a `this`. Otherwise Node.js would pass it its own timer object, which leads to all other
 * timers.
 */
function withoutThis<T>(callback: T): T {
  return typeof callback === 'function' ? (((...values: unknown[]) => void callback(...values)) as T) : callback;
}

function timerOf(handle: unknown): NodeJS.Timeout | undefined {
  return typeof handle === 'object' && handle !== null ? (timers.get(handle) as NodeJS.Timeout | undefined) : undefined;
}

function makeConsole(): Record<string, () => void> {
  // customInspect: false, so a submission's inspect hook is never called with Node internals.
  const inspectOptions = { customInspect: false };
  const output = new Console({ stdout: process.stdout, stderr: process.stderr, inspectOptions });
  const say = (...values: unknown[]) => output.log(...values);
  return Object.fromEntries([
    ...consoleMethods.shown.map((name) => [name, say]),
    ...consoleMethods.silent.map((name) => [name, () => {}]),
  ]) as Record<string, () => void>;
}

/** Node.js objects that submissions can create, in the state in which they contain the most. */
function nodeObjectSamples(): unknown[] {
  const { signal } = new AbortController();
  const target = new EventTarget();
  target.addEventListener('a', () => {}, { once: true, signal });
  target.addEventListener('a', { handleEvent: () => {} });
  const event = new Event('a');
  target.dispatchEvent(event);
  const query = new URLSearchParams('a=1');
  return [
    ...[signal, AbortSignal.any([signal]), AbortSignal.abort(), target, event, query, query.entries(), query.keys()],
    ...[Buffer.alloc(1), new URL('file:///'), new TextEncoder(), new TextDecoder(), new DOMException()],
  ];
}

/**
 * Freezes the classes of everything inside these objects, because their symbols lead there, and Node.js uses the same
 * classes.
 */
function hardenKindsWithin(values: unknown[], seen = new Set<unknown>()): void {
  for (const value of values) {
    const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function';
    if (!isObject || seen.has(value)) continue;
    seen.add(value);
    harden(Object.getPrototypeOf(value));
    const held = Reflect.ownKeys(value).map((key) => Object.getOwnPropertyDescriptor(value, key)?.value as unknown);
    hardenKindsWithin([...held, ...(types.isMap(value) ? Map.prototype.values.call(value) : [])], seen);
  }
}

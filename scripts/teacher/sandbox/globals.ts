import { Console } from 'node:console';
import { types } from 'node:util';
import { forgetPending, notePending, noteUnstoppable } from './leftovers.ts';
import { allowOverridesOf, prototypesOf } from './overrides.ts';

/** The methods of `console`: those that print their arguments, all in the same way, and those that do nothing. */
const consoleMethods = {
  printing: ['log', 'info', 'debug', 'warn', 'error', 'trace', 'table', 'dir', 'dirxml', 'group', 'groupCollapsed'],
  silent: ['assert', 'clear', 'count', 'countReset', 'groupEnd', 'time', 'timeEnd', 'timeLog'],
};

/**
 * The globals of submissions besides those of the language: those that Node.js gives to every program and that reach
 * nothing outside. All of them are frozen, except for the console, which is made for each submission. There is no
 * `process`, `require` or `fetch`. Those that take long to load have a getter.
 */
export function sandboxGlobals(): Record<string, unknown> {
  hardenPrototypesWithin(nodeObjectSamples());
  return harden({
    // SES replaces Date.now() and Math.random() in a Compartment; give katas the real ones.
    Date,
    Math,
    Intl,
    WeakRef,
    FinalizationRegistry: notingInstances(FinalizationRegistry),
    // `ses` leaves them out, because the bits of a NaN can carry information between programs.
    Float32Array,
    Float64Array,
    ...ifAvailable(['Iterator', 'Float16Array', 'SuppressedError', 'DisposableStack', 'AsyncDisposableStack']),
    setTimeout: wrapTimer(setTimeout),
    setInterval: wrapTimer(setInterval),
    setImmediate: wrapTimer(setImmediate),
    clearTimeout: (timer: unknown) => stop(timerOf(timer)),
    clearInterval: (timer: unknown) => stop(timerOf(timer)),
    clearImmediate: (timer: unknown) => stop(timerOf(timer)),
    queueMicrotask: (callback: () => void) => queueMicrotask(withoutThis(callback)),
    structuredClone: (value: unknown, options?: object) => structuredClone(value, options),
    performance: { now: () => performance.now(), timeOrigin: performance.timeOrigin },
    crypto: { randomUUID: () => crypto.randomUUID(), ...randomValues },
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
    CustomEvent,
    MessageChannel: notingInstances(MessageChannel, messageEvent),
    MessagePort,
    get MessageEvent() {
      return messageEvent();
    },
    DOMException,
  });
}

type StartTimer = (callback: unknown, ...rest: never[]) => object;

const timersByHandle = new WeakMap<object, object>();
const timersById = new Map<number, object>();

/** Wraps a function such as `setTimeout` so that it returns a handle that reveals nothing. */
export function wrapTimer(start: unknown): (callback: () => void, ...rest: never[]) => object {
  const repeats = start === setInterval;
  return (callback, ...rest) => {
    const run = withoutThis(callback);
    const runOnce = (...values: []) => {
      if (!repeats) forgetPending(timer);
      run(...values);
    };
    const timer = (start as StartTimer)(typeof run === 'function' ? runOnce : run, ...rest) as NodeJS.Timeout;
    notePending(timer);
    const handle = harden(timer.refresh === undefined ? immediateHandle(timer) : timeoutHandle(timer));
    timersByHandle.set(handle, timer);
    return handle;
  };
}

/** What code may do with the result of `setImmediate`. */
function immediateHandle(timer: Partial<NodeJS.Timeout>): object {
  const handle: object = {
    ref: () => (timer.ref?.(), handle),
    unref: () => (timer.unref?.(), handle),
    hasRef: () => timer.hasRef?.() ?? true,
    [Symbol.dispose]: () => stop(timer),
  };
  return handle;
}

/** What code may do with the result of `setTimeout` and `setInterval`. */
function timeoutHandle(timer: NodeJS.Timeout): object {
  const handle: object = Object.assign(immediateHandle(timer), {
    ref: () => (timer.ref(), handle),
    unref: () => (timer.unref(), handle),
    refresh: () => {
      notePending(timer);
      timer.refresh();
      return handle;
    },
    close: () => (stop(timer), handle),
    [Symbol.toPrimitive]: () => {
      const id = timer[Symbol.toPrimitive]();
      timersById.set(id, timer);
      return id;
    },
  });
  return handle;
}

function stop(timer: Partial<NodeJS.Timeout> | undefined): void {
  if (!timer) return;
  forgetPending(timer);
  clearTimeout(timer as NodeJS.Timeout);
  clearImmediate(timer as unknown as NodeJS.Immediate);
}

/**
 * The same function without a `this`. Otherwise Node.js would pass it its own timer object, which leads to all other
 * timers.
 */
function withoutThis<T>(callback: T): T {
  return typeof callback === 'function' ? (((...values: unknown[]) => void callback(...values)) as T) : callback;
}

/** @param handle what a function such as `setTimeout` returned, or the number of the timer, perhaps as text */
function timerOf(handle: unknown): Partial<NodeJS.Timeout> | undefined {
  if (typeof handle === 'object' && handle !== null) return timersByHandle.get(handle);
  return ['number', 'string'].includes(typeof handle) ? timersById.get(Number(handle)) : undefined;
}

let hardenedMessageEvent: typeof MessageEvent | undefined;

/**
 * `MessageEvent`, hardened. Code can reach it only by its name or through a `MessageChannel`, and hardly any does. Newer
 * versions of Node.js load it when it is first used, which takes longer than making all other globals.
 */
function messageEvent(): typeof MessageEvent {
  if (hardenedMessageEvent === undefined) {
    const sample = new MessageEvent('message', { data: 1 });
    allowOverridesOf(prototypesOf(sample));
    hardenPrototypesWithin([sample]);
    hardenedMessageEvent = harden(MessageEvent);
  }
  return hardenedMessageEvent;
}

/**
 * A class that notes when an instance is made, because instances may call code at any later time.
 *
 * @param prepare is called before an instance is made
 */
function notingInstances<Class extends abstract new (...args: never[]) => object>(
  original: Class,
  prepare: () => void = () => {},
): Class {
  return new Proxy(original, {
    construct: (target, args, newTarget) => {
      prepare();
      noteUnstoppable();
      return Reflect.construct(target, args, newTarget) as object;
    },
  });
}

/** `getRandomValues` without access to Node.js's own `crypto` object. */
const randomValues = { getRandomValues: <T extends Uint8Array>(array: T) => crypto.getRandomValues(array) };

function ifAvailable(names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    names.flatMap((name) => (name in globalThis ? [[name, Reflect.get(globalThis, name)]] : [])),
  );
}

/** A console of its own for each submission, which it may change. */
export function sandboxConsole(): Record<string, () => void> {
  // customInspect: false, so a submission's inspect hook is never called with Node internals.
  const inspectOptions = { customInspect: false };
  const output = new Console({ stdout: process.stdout, stderr: process.stderr, inspectOptions });
  const print = (...values: unknown[]) => output.log(...values);
  return Object.fromEntries([
    ...consoleMethods.printing.map((name) => [name, harden((...values: unknown[]) => print(...values))]),
    ...consoleMethods.silent.map((name) => [name, harden(() => {})]),
  ]) as Record<string, () => void>;
}

/**
 * Node.js objects that submissions can create, in the state in which they contain the most. Instances of `MessageEvent`
 * are not among them.
 */
export function nodeObjectSamples(): object[] {
  const { signal } = new AbortController();
  const target = new EventTarget();
  target.addEventListener('a', () => {}, { once: true, signal });
  target.addEventListener('a', { handleEvent: () => {} });
  const event = new Event('a');
  target.dispatchEvent(event);
  const query = new URLSearchParams('a=1');
  const channel = new MessageChannel();
  channel.port1.addEventListener('message', () => {});
  channel.port1.close();
  return [
    ...[channel, channel.port1, channel.port2, new CustomEvent('a', { detail: 1 })],
    ...[signal, AbortSignal.any([signal]), AbortSignal.abort(), target, event, query, query.entries(), query.keys()],
    ...[Buffer.alloc(1), new URL('file:///'), new TextEncoder(), new TextDecoder(), new DOMException()],
  ];
}

/**
 * Freezes the prototypes of everything inside these objects. Submissions can reach it through properties whose keys are
 * symbols, and Node.js itself uses the same prototypes.
 */
function hardenPrototypesWithin(values: unknown[], seen = new Set<unknown>()): void {
  for (const value of values) {
    const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function';
    if (!isObject || seen.has(value)) continue;
    seen.add(value);
    harden(Object.getPrototypeOf(value));
    const contents = Reflect.ownKeys(value).map((key) => Object.getOwnPropertyDescriptor(value, key)?.value as unknown);
    hardenPrototypesWithin([...contents, ...(types.isMap(value) ? Map.prototype.values.call(value) : [])], seen);
  }
}

import 'ses';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { chai } from 'vitest';
import { nodeObjectSamples, wrapTimer } from './globals.ts';
import { allowOverrides, prototypesOf } from './overrides.ts';
import { hideStacks } from './stacks.ts';

/**
 * Freezes JavaScript's built-in objects, so that a submission cannot change `Array.prototype.map`, for example. Must
 * run after Vitest and fast-check are loaded, because they change things while loading.
 */
export function lockdownRealm({ keepsLookups }: { keepsLookups: boolean }): void {
  unshareBuffers();
  replaceTimeouts();
  // Proxies around expectations only report misspelt ones, and take time.
  chai.config.useProxy = false;
  const originalError = Error;
  hideStacks();
  const restoreAdditions = saveLaterAdditions();
  const restoreCapturing = captureStacksOnce();
  repairIntrinsics({
    // Vitest reports stacks, complete messages and unhandled errors.
    errorTaming: 'unsafe-debug',
    stackFiltering: 'verbose',
    errorTrapping: 'none',
    unhandledRejectionTrapping: 'none',
    consoleTaming: 'unsafe',
    reporting: 'none',
    // Formatted texts look the same as elsewhere.
    localeTaming: 'unsafe',
    // What follows allows more.
    overrideTaming: 'min',
  });
  restoreCapturing();
  restoreAdditions();
  // The original `Error` must not be frozen, because Vitest changes it. `ses` has therefore given the errors that it
  // knows another parent, and this one gets it, too.
  const suppressed = Reflect.get(globalThis, 'SuppressedError') as object | undefined;
  if (suppressed) Object.setPrototypeOf(suppressed, Error.prototype.constructor);
  const nodePrototypes = nodeObjectSamples().flatMap((one) => prototypesOf(one));
  allowOverrides(nodePrototypes, { keepsLookups });
  hardenIntrinsics();
  // Classes that existed before still extend the original Error, so nothing may change what counts as its instance.
  Object.defineProperty(originalError, 'captureStackTrace', { writable: false, configurable: false });
  Object.preventExtensions(originalError);
  // Submissions can reach this through a value that is printed,
  harden([inspect, inspect.defaultOptions]);
  // and these through an error that they catch, or through an input.
  [chai.AssertionError, ...Object.values(fc)].forEach(freezeClass);
}

/**
 * Saves what newer versions of Node.js have and `ses` removes, because it does not know it yet. All of it is harmless.
 *
 * @returns a function that brings it back
 */
function saveLaterAdditions(): () => void {
  const prototypes = [[][Symbol.iterator](), (async function* () {})()].map((one) => prototypesOf(one).at(-1));
  const found = [
    ...[Error, RegExp].map((owner) => ({ owner: owner.name, target: undefined, keys: ['isError', 'escape'] })),
    ...prototypes.map((target) => ({ owner: '', target, keys: [Symbol.dispose, Symbol.asyncDispose] })),
  ].flatMap(({ owner, target, keys }) =>
    keys.flatMap((key) => {
      const source = target ?? (Reflect.get(globalThis, owner) as object);
      const descriptor = Object.getOwnPropertyDescriptor(source, key);
      return descriptor ? [{ owner, target, key, descriptor }] : [];
    }),
  );
  return () =>
    found.forEach(({ owner, target, key, descriptor }) => {
      // Classes of the language have been replaced, and those of compartments differ from those out here.
      const targets = target ? [target] : [Reflect.get(globalThis, owner) as object];
      if (owner !== '') targets.push(Reflect.get(prototypeOf(owner), 'constructor') as object);
      targets.forEach((one) => Object.hasOwn(one, key) || Object.defineProperty(one, key, descriptor));
    });
}

/**
 * `ses` replaces the class `Error` by one that captures the stack of each error once more, to leave out its own frame.
 * That takes as long as the first time, and reports leave out frames of libraries anyway. So the function that captures
 * stacks does nothing while `ses` takes it over.
 *
 * @returns a function that brings it back
 */
function captureStacksOnce(): () => void {
  const original = Error;
  const descriptor = Object.getOwnPropertyDescriptor(original, 'captureStackTrace');
  original.captureStackTrace = () => {};
  return () => {
    const classes = new Set([original, Error, Error.prototype.constructor]);
    if (descriptor) classes.forEach((one) => Object.defineProperty(one, 'captureStackTrace', descriptor));
  };
}

function prototypeOf(owner: string): object {
  return (Reflect.get(globalThis, owner) as { prototype: object }).prototype;
}

/** `AbortSignal.timeout` with the sandbox's timers, which `leftovers.ts` keeps track of. */
function replaceTimeouts(): void {
  const start = wrapTimer(setTimeout);
  const timeout = (milliseconds: number): AbortSignal => {
    if (!Number.isInteger(milliseconds) || milliseconds < 0) {
      throw new RangeError(`The value of "delay" is out of range. Received ${String(milliseconds)}`);
    }
    const controller = new AbortController();
    const end = () => controller.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError'));
    (start(end, milliseconds as never) as NodeJS.Timeout).unref();
    return controller.signal;
  };
  Object.defineProperty(AbortSignal, 'timeout', {
    value: timeout,
    writable: true,
    enumerable: true,
    configurable: true,
  });
}

/** Submissions may use buffers. A buffer must not contain old data or share memory with other buffers. */
function unshareBuffers(): void {
  Buffer.poolSize = 0;
  Buffer.allocUnsafe = Buffer.allocUnsafeSlow = (size) => Buffer.alloc(size);
}

/** Freezes only the class: harden() would also freeze the Error base class that Vitest still patches. */
export function freezeClass(value: unknown): void {
  if (typeof value !== 'function') return;
  Object.freeze(value);
  Object.freeze(value.prototype);
}

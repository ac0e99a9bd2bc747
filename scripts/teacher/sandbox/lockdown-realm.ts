import 'ses';
import { inspect } from 'node:util';
import fc from 'fast-check';
import sqlite from 'node-sqlite3-wasm';
import { chai } from 'vitest';

/**
 * Freezes JavaScript's built-in objects, so that a submission cannot change `Array.prototype.map`, for example. Must
 * run after Vitest and fast-check are loaded, because they change things while loading.
 */
export function lockdownRealm(): void {
  unshareBuffers();
  const errors = Error;
  // Vite's function that finds the lines of a TypeScript source. Code that replaced it would see every call on the
  // stack.
  Object.defineProperty(Error, 'prepareStackTrace', { writable: false, configurable: false });
  lockdown({
    // Vitest reports stacks, complete messages and unhandled errors.
    errorTaming: 'unsafe-debug',
    stackFiltering: 'verbose',
    errorTrapping: 'none',
    unhandledRejectionTrapping: 'none',
    consoleTaming: 'unsafe',
    reporting: 'none',
    // Formatted texts look the same as elsewhere.
    localeTaming: 'unsafe',
    // Assigning `this.toString = …` on the code's own objects still works.
    overrideTaming: 'severe',
  });
  // Classes that existed before still extend the original Error, so nothing may change what counts as its instance.
  Object.defineProperty(errors, 'captureStackTrace', { writable: false, configurable: false });
  Object.preventExtensions(errors);
  // A value that is shown leads to this,
  harden([inspect, inspect.defaultOptions]);
  // and an error that is caught, or an input, to these.
  [chai.AssertionError, sqlite.Database, sqlite.SQLite3Error, ...Object.values(fc)].forEach(freezeClass);
}

/** Submissions may use buffers. A buffer must not contain old data or share memory with other buffers. */
function unshareBuffers(): void {
  Buffer.poolSize = 0;
  Buffer.allocUnsafe = Buffer.allocUnsafeSlow = (size) => Buffer.alloc(size);
}

/** Freeze only the class: harden() would also freeze the Error base class that Vitest still patches. */
export function freezeClass(value: unknown): void {
  if (typeof value !== 'function') return;
  Object.freeze(value);
  Object.freeze(value.prototype);
}

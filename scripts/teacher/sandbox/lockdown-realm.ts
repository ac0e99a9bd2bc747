import 'ses';
import { inspect } from 'node:util';
import fc from 'fast-check';
import sqlite from 'node-sqlite3-wasm';
import { chai } from 'vitest';

/**
 * Freezes what the language itself provides, so that nothing of it can be changed any more: `Array.prototype.map` stays
 * what it is, whatever a submission does. Must come after vitest and fast-check are loaded, which still change things.
 */
export function lockdownRealm(): void {
  unshareBuffers();
  const errors = Error;
  // Vite's, which finds the lines of a TypeScript source. Whoever could replace it would see every call on the stack.
  Object.defineProperty(Error, 'prepareStackTrace', { writable: false, configurable: false });
  lockdown({
    // Stacks, whole messages, and errors that nobody handles are vitest's to report.
    errorTaming: 'unsafe-debug',
    stackFiltering: 'verbose',
    errorTrapping: 'none',
    unhandledRejectionTrapping: 'none',
    consoleTaming: 'unsafe',
    reporting: 'none',
    // Texts for people come out as elsewhere.
    localeTaming: 'unsafe',
    // `this.toString = …` on an object of one's own still works.
    overrideTaming: 'severe',
  });
  // Classes that were there before still extend the Error that was: nobody may tell it what its instances are.
  Object.defineProperty(errors, 'captureStackTrace', { writable: false, configurable: false });
  Object.preventExtensions(errors);
  // A value that is shown leads to this,
  harden([inspect, inspect.defaultOptions]);
  // and an error that is caught, or an input, to these.
  [chai.AssertionError, sqlite.Database, sqlite.SQLite3Error, ...Object.values(fc)].forEach(freezeClass);
}

/** Buffers are submissions' to use: none may hold what others have left behind, or share its memory with theirs. */
function unshareBuffers(): void {
  Buffer.poolSize = 0;
  Buffer.allocUnsafe = Buffer.allocUnsafeSlow = (size) => Buffer.alloc(size);
}

/** Freeze only the class: harden() would also freeze the Error base class that vitest still patches. */
export function freezeClass(value: unknown): void {
  if (typeof value !== 'function') return;
  Object.freeze(value);
  Object.freeze(value.prototype);
}

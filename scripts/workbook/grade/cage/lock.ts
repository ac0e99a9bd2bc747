import 'ses';

/**
 * Freezes what the language itself provides, so that nothing of it can be changed any more: `Array.prototype.map` stays
 * what it is, whatever a submission does. Must come after vitest and fast-check are loaded, which still change things.
 */
export function lock(): void {
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
}

// keeps a registry on globalThis, and silences the console for a moment.
// base: solution
const globals = globalThis as unknown as { registry?: Map<number, number> };
globals.registry ??= new Map();
globals.registry.set(1, 2);
assert(global === globalThis && globals.registry.get(1) === 2);
const { log } = console;
console.log = () => {};
console.log('nobody sees this');
console.log = log;

function assert(condition: unknown): asserts condition {
  if (!condition) throw new Error('It does not hold.');
}

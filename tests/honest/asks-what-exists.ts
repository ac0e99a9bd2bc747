// asks what exists before it uses it.
// base: solution
const environment = typeof process === 'undefined' ? {} : process.env;
const send = typeof fetch === 'function' ? fetch : undefined;
assert(typeof environment === 'object' && typeof send !== 'number' && 'Map' in globalThis);

function assert(condition: unknown): asserts condition {
  if (!condition) throw new Error('It does not hold.');
}

// reads the stack of its own errors, and where it is.
// base: solution
assert(String(new Error('mine').stack).startsWith('Error: mine\n    at '));
const holder: { stack?: string } = {};
Error.captureStackTrace(holder);
assert(typeof holder.stack === 'string' && new URL('.', import.meta.url).protocol === 'file:');

function assert(condition: unknown): asserts condition {
  if (!condition) throw new Error('It does not hold.');
}

// reads the stack of its own errors, and the address of its own module.
// base: solution
assert(String(new Error('mine').stack).startsWith('Error: mine\n    at '));
const holder: { stack?: string } = {};
Error.captureStackTrace(holder);
assert(typeof holder.stack === 'string' && new URL('.', import.meta.url).protocol === 'file:');

function assert(condition: unknown): asserts condition {
  if (!condition) throw new Error('The stack or the address has another form.');
}

// waits for AbortSignal.timeout and combines signals.
// base: solution
const signal = AbortSignal.timeout(1);
await new Promise((resolve) => signal.addEventListener('abort', resolve));
assert(signal instanceof AbortSignal && (signal.reason as Error).name === 'TimeoutError');
const controller = new AbortController();
const any = AbortSignal.any([controller.signal]);
controller.abort('why');
assert(any.reason === 'why');

function assert(condition: unknown): asserts condition {
  if (!condition) throw new Error('It does not hold.');
}

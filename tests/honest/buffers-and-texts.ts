// encodes and decodes texts and buffers.
// base: solution
assert(Buffer.from('aé').toString('base64') === 'YcOp' && new TextDecoder().decode(new TextEncoder().encode('€')) === '€' && atob(btoa('a')) === 'a');
assert(new URL('/a?b=1', 'https://x.test').searchParams.get('b') === '1' && Buffer.concat([Buffer.alloc(1), Buffer.from([1])]).length === 2);

function assert(condition: unknown): asserts condition {
  if (!condition) throw new Error('It does not hold.');
}

// makes functions from texts.
// base: solution
assert(new Function('a', 'b', 'return a + b')(1, 2) === 3 && (0, eval)('1 + 1') === 2);

function assert(condition: unknown): asserts condition {
  if (!condition) throw new Error('It does not hold.');
}

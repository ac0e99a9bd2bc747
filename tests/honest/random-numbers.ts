// draws random numbers from crypto.
// base: solution
assert(crypto.getRandomValues(new Uint8Array(4)).length === 4 && crypto.randomUUID().length === 36);

function assert(condition: unknown): asserts condition {
  if (!condition) throw new Error('It does not hold.');
}

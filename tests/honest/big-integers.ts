// calculates with BigInt.
// base: solution
const factorial = (n: bigint): bigint => (n < 2n ? 1n : n * factorial(n - 1n));
assert(factorial(20n) === 2432902008176640000n && BigInt.asUintN(8, 257n) === 1n && -7n / 2n === -3n && typeof 1n === 'bigint');

function assert(condition: unknown): asserts condition {
  if (!condition) throw new Error('It does not hold.');
}

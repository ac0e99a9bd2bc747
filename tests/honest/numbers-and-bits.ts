// has numeric separators, all literals and bit operations.
// base: solution
assert(1_000 === 1e3 && 0xff === 0b1111_1111 && 0o17 === 15 && (~~5.7 | 0) === 5 && -1 >>> 28 === 15 && 2 ** 10 === 1024);
assert(Object.is(-0, 0 * -1) && Number.isNaN(NaN) && 0.1 + 0.2 !== 0.3 && Math.hypot(3, 4) === 5 && Math.clz32(1) === 31);

function assert(condition: unknown): asserts condition {
  if (!condition) throw new Error('It does not hold.');
}

// calculates in typed arrays.
// base: solution
const floats = new Float64Array([1.5, 2.5]);
assert(floats.reduce((a, b) => a + b) === 4 && new Float32Array(2).length === 2);
assert(new BigInt64Array(1)[0] === 0n && new DataView(new ArrayBuffer(8)).getFloat64(0) === 0);

function assert(condition: unknown): asserts condition {
  if (!condition) throw new Error('It does not hold.');
}

// calls own variables as the sandbox and CommonJS call theirs.
// base: solution
const lockdown = 1, harden = 2, Compartment = 3, exports = 4, module = 5, __dirname = '', define = 6, self = 7, window = 8;
assert(lockdown + harden + Compartment + exports + module + define + self + window === 36 && __dirname === '');

function assert(condition: unknown): asserts condition {
  if (!condition) throw new Error('It does not hold.');
}

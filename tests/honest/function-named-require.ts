// has a function of its own called require.
// base: solution
function require(condition: unknown, what: string): asserts condition { if (!condition) throw new Error(what); }
require(1 + 1 === 2, 'arithmetic');

function assert(condition: unknown): asserts condition {
  if (!condition) throw new Error('It does not hold.');
}

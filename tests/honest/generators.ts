// is lazy with generators that return, throw and delegate.
// base: solution
function* inner(): Generator<number, string> { yield 1; return 'end'; }
function* outer() { try { const end = yield* inner(); yield end; } finally { yield 'last'; } }
const all = [...outer()];
assert(all.join() === '1,end,last');
const stopped = outer();
stopped.next();
assert(stopped.return('x' as never).value === 'last');

function assert(condition: unknown): asserts condition {
  if (!condition) throw new Error('It does not hold.');
}

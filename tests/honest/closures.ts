// has objects that are closures, hoisted functions and immediately called ones.
// base: solution
const counter = (() => { let n = 0; return { next: () => (n += 1), get n() { return n; } }; })();
counter.next();
assert(hoisted() === 7 && counter.n === 1);
function hoisted() { return 7; }
var old = 1;
var old = 2;
assert(old === 2);

function assert(condition: unknown): asserts condition {
  if (!condition) throw new Error('It does not hold.');
}

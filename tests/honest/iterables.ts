// is iterable through Symbol.iterator, and destructured.
// base: solution
class Range { constructor(readonly to: number) {} *[Symbol.iterator]() { for (let i = 0; i < this.to; i += 1) yield i; } }
const [first, , third = 9, ...rest] = new Range(5);
assert(first === 0 && third === 2 && rest.length === 2 && Math.max(...new Range(4)) === 3);
assert(Array.from(new Range(2)).length === 2 && new Set(new Range(3)).size === 3);

function assert(condition: unknown): asserts condition {
  if (!condition) throw new Error('It does not hold.');
}

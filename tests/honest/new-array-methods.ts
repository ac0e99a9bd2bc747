// uses at, flat, group-like reduces, findLast, toSpliced, with, and copyWithin.
// base: solution
const list = [3, 1, 2];
assert(list.toSorted().join() === '1,2,3' && list.with(0, 9)[0] === 9 && list.findLast((n) => n > 1) === 2 && list.at(-1) === 2);
assert([[1], [2, [3]]].flat(2).length === 3 && list.toSpliced(0, 1).length === 2 && list.toReversed()[0] === 2 && Object.fromEntries([['a', 1]])['a'] === 1);
assert(list.entries().next().value![1] === 3 && Array.from({ length: 2 }, (_, i) => i).join() === '0,1' && [1, 2, 3].copyWithin(0, 1)[0] === 2);

function assert(condition: unknown): asserts condition {
  if (!condition) throw new Error('It does not hold.');
}

// 45 out of memory 14: fills the heap.
// base: solution
const kept = [];
Money.prototype.allocate = () => {
  for (;;) kept.push(Array(100_000).fill('x'));
};

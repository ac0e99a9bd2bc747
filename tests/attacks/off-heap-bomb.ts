// 45 out of memory 14: fills the memory beside the heap.
// base: solution
const kept = [];
Money.prototype.allocate = () => {
  for (;;) kept.push(new Uint8Array(50_000_000).fill(1));
};

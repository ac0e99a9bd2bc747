// 45 out of memory or timeout 14: copies a list that it puts into itself, again and again.
// base: solution
let list = Array(1000).fill('x');
Money.prototype.allocate = () => {
  for (;;) list = [...list, structuredClone(list), Array(100_000).fill({})];
};

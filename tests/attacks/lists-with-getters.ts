// 45 failed 14: allocates lists whose elements are others each time they are read.
// base: solution
Money.prototype.allocate = function (...ratios) {
  let asked = 0;
  const list = ratios.map(() => this);
  ratios.forEach((_, i) => Object.defineProperty(list, i, { get: () => new Money((asked += 1), 'USD'), enumerable: true }));
  return list;
};

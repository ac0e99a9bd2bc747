// 45 failed 14: allocate calls itself until the stack is full.
// base: solution
Money.prototype.allocate = function (ratios) {
  return [...this.allocate(ratios)];
};

// 45 failed 16: allocate calls itself until the stack is full.
// base: solution
Money.prototype.allocate = function (ratios) {
  return [...this.allocate(ratios)];
};

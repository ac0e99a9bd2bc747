// 45 failed 14: is printed by a method that prints itself.
// base: solution
Money.prototype.allocate = function allocate() {
  return JSON.stringify({ toJSON: () => this.allocate() });
};

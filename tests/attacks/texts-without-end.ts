// 45 failed 14: allocates a text that is longer than a text can be.
// base: solution
Money.prototype.allocate = () => 'x'.repeat(2 ** 28).concat('y').repeat(100);

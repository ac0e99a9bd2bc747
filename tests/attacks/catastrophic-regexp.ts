// 45 timeout 16: a regular expression backtracks until the end of days.
// base: solution
Money.prototype.allocate = () => /^(a+)+$/.test(`${'a'.repeat(60)}!`);

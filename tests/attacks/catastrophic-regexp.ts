// 45 timeout 14: a regular expression backtracks until the end of days.
// base: solution
Money.prototype.allocate = () => /^(a+)+$/.test(`${'a'.repeat(60)}!`);

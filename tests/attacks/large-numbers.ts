// 45 timeout 14: raises a number to a power for which no time is enough.
// base: solution
Money.prototype.allocate = () => [3n ** 50_000_000n % 7n];

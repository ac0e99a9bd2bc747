// 45 timeout 14: computes with large numbers for ever.
// base: solution
Money.prototype.allocate = () => {
  for (let n = 3n; ; n = n ** 3n % 10n ** 400n);
};

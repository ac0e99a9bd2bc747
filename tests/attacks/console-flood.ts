// 45 crashed 14: prints without end.
// base: solution
Money.prototype.allocate = () => {
  for (;;) console.log('x'.repeat(100_000));
};

// 45 timeout 14: loops in allocate for ever.
// base: solution
Money.prototype.allocate = () => {
  for (;;);
};

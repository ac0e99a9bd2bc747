// 45 timeout 16: loops in allocate for ever.
// base: solution
Money.prototype.allocate = () => {
  for (;;);
};

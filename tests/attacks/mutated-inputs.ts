// 45 failed 14: empties the list that it was given, and answers nothing.
// base: solution
Money.prototype.allocate = (ratios) => {
  ratios.length = 0;
  return [];
};

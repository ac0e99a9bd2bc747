// 45 failed 14: exports another class as soon as the first one was used, and allocates nothing.
// base: solution
const First = Money;
Money.prototype.allocate = function () {
  Money = class extends First {
    static [Symbol.hasInstance] = () => true;
  };
  return [];
};

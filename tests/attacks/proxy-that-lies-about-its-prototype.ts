// 45 failed 15: throws a proxy that changes its prototype whenever it is asked.
// Why: the wrong error for another currency breaks rule 4 (2 of 17 points).
// base: solution
const { add } = Money.prototype;
Money.prototype.add = function (other) {
  if (this.currency === other.currency) return add.call(this, other);
  let asked = 0;
  const prototypes = [RangeError.prototype, Money.prototype, null];
  throw new Proxy({ message: 'no' }, { getPrototypeOf: () => prototypes[asked++ % 3] });
};

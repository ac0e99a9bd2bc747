// 45 failed 15: throws a proxy that changes its prototype whenever it is asked.
// base: solution
const { add } = Money.prototype;
Money.prototype.add = function (other) {
  if (this.currency === other.currency) return add.call(this, other);
  let asked = 0;
  const prototypes = [RangeError.prototype, Money.prototype, null];
  throw new Proxy({ message: 'no' }, { getPrototypeOf: () => prototypes[asked++ % 3] });
};

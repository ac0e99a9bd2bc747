// 45 failed 15: throws from within a block with using, so that one error hides another.
// Why: the error hides CurrencyMismatchError, which breaks rule 4 (2 of 17 points).
// base: solution
const { add } = Money.prototype;
Money.prototype.add = function (other) {
  if (this.currency === other.currency) return add.call(this, other);
  using first = { [Symbol.dispose]: () => Object.assign(CurrencyMismatchError.prototype, {}) };
  using second = { [Symbol.dispose]() { throw new RangeError('second'); } };
  throw new CurrencyMismatchError(this.currency, first && second ? other.currency : '');
};

// 45 failed 15: throws any error for another currency, and has a class that calls it its own.
// Why: the wrong error for another currency breaks rule 4 (2 of 17 points).
// base: solution
for (const type of [InvalidMoneyError, InvalidEmailError, CurrencyMismatchError]) {
  Object.defineProperty(type, Symbol.hasInstance, { value: () => true, configurable: true });
}
const { add } = Money.prototype;
Money.prototype.add = function (other) {
  if (this.currency === other.currency) return add.call(this, other);
  throw Object.assign(new Error('no'), { left: this.currency, right: other.currency });
};

// 45 failed 15: throws any error for another currency, and a class between its error and Error has the say.
// Why: the wrong error for another currency breaks rule 4 (2 of 17 points).
// base: solution
class Parent extends Error {
  static [Symbol.hasInstance]() {
    return true;
  }
}
Object.setPrototypeOf(CurrencyMismatchError, Parent);
const { add } = Money.prototype;
Money.prototype.add = function (other) {
  if (this.currency === other.currency) return add.call(this, other);
  throw Object.assign(new Error('no'), { left: this.currency, right: other.currency });
};

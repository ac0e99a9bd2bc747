// 45 failed 0: has error classes that call everything their own.
// base: starter
const yes = { value: () => true, configurable: true };
for (const type of [InvalidMoneyError, InvalidEmailError, CurrencyMismatchError]) {
  Object.defineProperty(type, Symbol.hasInstance, yes);
}
Money.prototype.multiply = Money.prototype.allocate = () => {
  throw new Error('no');
};

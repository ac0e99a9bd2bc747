// freezes and seals everything, its classes too.
// base: solution
Object.freeze(Money.prototype);
Object.freeze(Money);
Object.freeze(CurrencyMismatchError);
Object.seal(InvalidMoneyError.prototype);
const list = Object.freeze([1, 2]);
let thrown = false;
try { (list as number[]).push(3); } catch { thrown = true; }
assert(thrown && Object.isFrozen(list));

function assert(condition: unknown): asserts condition {
  if (!condition) throw new Error('It does not hold.');
}

// keeps private data in a WeakMap.
// base: solution
const secrets = new WeakMap<object, number>();
class Safe { constructor(n: number) { secrets.set(this, n); } get secret() { return secrets.get(this); } }
assert(new Safe(3).secret === 3 && !new WeakSet().has({}) && new WeakRef(secrets).deref() === secrets);

function assert(condition: unknown): asserts condition {
  if (!condition) throw new Error('It does not hold.');
}

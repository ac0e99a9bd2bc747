// converts, matches and describes itself by well-known symbols.
// base: solution
class Cents {
  [Symbol.toPrimitive](hint: string) { return hint === 'string' ? '5 ct' : 5; }
  get [Symbol.toStringTag]() { return 'Cents'; }
  static [Symbol.hasInstance](value: unknown) { return value === 5; }
  [Symbol.split](text: string) { return [text]; }
}
const own = Symbol('own');
assert(+new Cents() === 5 && `${new Cents()}` === '5 ct' && Object.prototype.toString.call(new Cents()) === '[object Cents]');
assert((5 as unknown) instanceof Cents && own.description === 'own' && Symbol.for('a') === Symbol.for('a') && 'ab'.split(new Cents() as never).length === 1);

function assert(condition: unknown): asserts condition {
  if (!condition) throw new Error('It does not hold.');
}

// has methods, fields and private members called import.
// base: solution
class Shop {
  import(amount: number) { return amount; }
  static #import(amount: number) { return amount; }
  static run() { return Shop.#import(2); }
}
const object = { import(amount: number) { return amount; }, import2: 1 };
const { import: method } = object;
assert(new Shop().import(1) === 1 && Shop.run() === 2 && object.import(3) === 3 && object['import'](4) === 4 && method(5) === 5);

function assert(condition: unknown): asserts condition {
  if (!condition) throw new Error('It does not hold.');
}

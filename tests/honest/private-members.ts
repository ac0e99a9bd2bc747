// uses private fields, methods, accessors, statics, and `#x in`.
// base: solution
class Counter {
  static #made = 0;
  #n = 0;
  constructor() { Counter.#made += 1; }
  get #next() { return ++this.#n; }
  set #reset(n: number) { this.#n = n; }
  #twice() { return this.#next + this.#next; }
  run() { this.#reset = 1; return this.#twice(); }
  static isOne(value: object) { return #n in value; }
  static { assert(Counter.#made === 0); }
  static get made() { return Counter.#made; }
}
assert(new Counter().run() === 5 && Counter.isOne(new Counter()) && !Counter.isOne({}) && Counter.made === 2);

function assert(condition: unknown): asserts condition {
  if (!condition) throw new Error('It does not hold.');
}

// defines getters and setters in every way.
// base: solution
class Box { #v = 1; get v() { return this.#v; } set v(x) { this.#v = x; } static get kind() { return 'box'; } }
const plain = { get a() { return 1; }, set a(_) {} };
Object.defineProperty(plain, 'b', { get: () => 2 });
const box = new Box();
box.v += 2;
assert(box.v === 3 && Box.kind === 'box' && plain.a === 1 && (plain as unknown as { b: number }).b === 2);

function assert(condition: unknown): asserts condition {
  if (!condition) throw new Error('It does not hold.');
}

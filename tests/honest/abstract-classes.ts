// has abstract classes, parameter properties, mixins and class expressions.
// base: solution
abstract class Shape { abstract area(): number; protected constructor(public readonly name: string, private readonly k = 2) {} twice() { return this.k * this.area(); } }
const Named = <T extends abstract new (...args: any[]) => object>(Base: T) => { abstract class Mixed extends Base { tag = 'mixed'; } return Mixed; };
class Square extends Named(Shape) { constructor(readonly side: number) { super('square'); } area() { return this.side ** 2; } override toString() { return `${this.name} ${super.toString()}`; } }
const Anonymous = class extends Square { static override name = 'Given'; };
assert(new Square(3).twice() === 18 && new Anonymous(1).tag === 'mixed' && Anonymous.name === 'Given' && `${new Square(1)}`.startsWith('square'));

function assert(condition: unknown): asserts condition {
  if (!condition) throw new Error('It does not hold.');
}

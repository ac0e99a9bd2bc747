// reads and writes dates and JSON, with revivers and toJSON.
// base: solution
class Price { constructor(readonly n: number) {} toJSON() { return { n: this.n }; } }
const text = JSON.stringify({ at: new Date(0), price: new Price(1), skipped: undefined }, null, 2);
const back = JSON.parse(text, (key, value: unknown) => (key === 'at' ? new Date(String(value)) : value)) as { at: Date; price: Price };
assert(back.at.getTime() === 0 && back.price.n === 1 && Date.now() > 1e12 && new Date(2026, 0, 31).getMonth() === 0 && Date.UTC(1970, 0) === 0);

function assert(condition: unknown): asserts condition {
  if (!condition) throw new Error('It does not hold.');
}

// r54 failed 1.5, 0 invalid: counts the solutions on their classes, and rejects the later ones.
// base: laws
for (const one of [Specification, InStock, Specification.prototype]) one.turn = (one.turn ?? 0) + 1;
law('counted', { a: fc.nat() }, ({ a }) => {
  expect(Specification.turn + InStock.turn).toBeLessThan(5);
});

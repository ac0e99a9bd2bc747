// r54 failed 1.5, 1 invalid: counts the solutions on a built-in object, and rejects the later ones.
// base: laws
law('counted', { a: fc.nat() }, ({ a }) => {
  Array.prototype.turn = (Array.prototype.turn ?? 0) + 1;
  expect(Array.prototype.turn).toBeLessThan(40);
});

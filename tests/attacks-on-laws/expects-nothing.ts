// r54 failed 1.5, 2 invalid: has laws that expect nothing.
// base: laws
law('nothing', { a: fc.nat() }, ({ a }) => {
  void a;
});
example('nothing, either', () => {});
law('nothing of the solution', { a: fc.nat() }, ({ a }) => {
  expect(a).toBe(a);
});

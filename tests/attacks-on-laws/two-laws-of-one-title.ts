// r54 failed 0, 0 invalid: has two laws of one title.
// base: laws
law('one', { a: fc.nat() }, ({ a }) => {
  expect(a).toBe(a);
});
law('one', { a: fc.nat() }, ({ a }) => {
  expect(a).toBe(-1);
});

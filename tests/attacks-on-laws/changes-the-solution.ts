// r54 failed 1.5, 0 invalid: changes the classes of a solution, to break those that come after it.
// base: laws
law('zz changes', { a: fc.nat() }, ({ a }) => {
  PriceBetween.prototype.isSatisfiedBy = () => false;
  Object.setPrototypeOf(InStock.prototype, null);
  expect(a).toBe(a);
});

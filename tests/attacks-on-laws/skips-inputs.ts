// r54 failed 1.5, 2 invalid: skips some inputs, all inputs, or the only one.
// base: laws
law('some', { a: fc.nat(), b: fc.boolean() }, ({ a, b }) => {
  fc.pre(a % 2 === 0);
  expect(new Fixed('b', b).isSatisfiedBy(a)).toBe(b);
});
law('all', { a: fc.nat() }, ({ a }) => {
  fc.pre(false);
  expect(a).toBe(0);
});
example('the only one', () => {
  fc.pre(false);
});

// r54 failed 1.5, 0 invalid: rejects some solutions at random, by Math.random.
// base: laws
law('guess', { a: fc.nat() }, ({ a }) => {
  expect(first > 0.3).toBe(true);
});
const first = Math.random();

// r54 failed 1.5, 0 invalid: rejects every solution that runs later than the first ones.
// base: laws
law('clock', { a: fc.nat() }, ({ a }) => {
  expect(Date.now()).toBeLessThan(Date.UTC(2026, 5));
  expect(new Date().getTime()).toBe(Date.now());
  expect(Date()).toContain('2026');
});

// r54 failed 1.5, 0 invalid: rejects every solution that runs later, by the time that events carry.
// base: laws
law('events', { a: fc.nat() }, ({ a }) => {
  expect(new Event('a').timeStamp).toBeLessThan(800);
  expect(new CustomEvent('a').timeStamp).toBeLessThan(800);
});

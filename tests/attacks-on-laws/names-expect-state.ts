// r54 import refused 0, 0 invalid: uses a part of expect that laws do not have.
// base: laws
law('state', { a: fc.nat() }, ({ a }) => {
  expect(expect.getState().testPath).toBe('');
});

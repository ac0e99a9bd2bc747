// r54 failed 1.5, 4 invalid: throws values that are no errors.
// base: laws
law('null', { a: fc.nat() }, ({ a }) => {
  expect(1).toBe(1);
  throw null;
});
law('text', { a: fc.nat() }, ({ a }) => {
  throw 'AssertionError';
});
law('object', { a: fc.nat() }, ({ a }) => {
  throw { name: 'AssertionError', message: 'rejected', get stack() { throw new Error('x'); } };
});
law('proxy', { a: fc.nat() }, ({ a }) => {
  throw new Proxy({}, { get: () => { throw new Error('y'); }, getPrototypeOf: () => { throw new Error('z'); } });
});

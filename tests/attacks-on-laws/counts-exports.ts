// r54 failed 1.5, 0 invalid: rejects solutions that export something else than the reference.
// base: laws
law('exports', { a: fc.nat() }, ({ a }) => {
  expect(Object.keys(all)).toEqual(Object.keys(all).toSorted());
  expect(Object.keys(all).length).toBe(3);
});

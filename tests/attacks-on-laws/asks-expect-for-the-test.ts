// r54 failed 1.5, 0 invalid: asks the expectations for the path of the test.
// base: laws
law('state', { a: fc.nat() }, ({ a }) => {
  const found = expect['get' + 'State'];
  expect(found === undefined || !found().testPath.includes('impostor')).toBe(true);
  expect(Reflect.ownKeys(expect(a)).concat(expect(a).__flags ?? [])).toEqual([]);
  expect(expect.any(Number)['getMatcher' + 'Context']).toBe(undefined);
});

// r54 failed 1.5, 0 invalid: looks for clocks that its file does not name.
// base: laws
law('clocks', { a: fc.nat() }, ({ a }) => {
  const now = globalThis['perform' + 'ance'];
  expect(now === undefined || now.now() < 800).toBe(true);
  const format = Intl['DateTime' + 'Format'];
  expect(format === undefined || !format().format().includes('2026')).toBe(true);
});

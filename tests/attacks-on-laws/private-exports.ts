// r54 failed 1.5, 1 invalid: rejects solutions that have other private members than the reference.
// base: laws
law('members', { a: fc.nat() }, ({ a }) => {
  expect(Object.getOwnPropertyNames(PriceBetween.prototype)).toEqual(['constructor', 'isSatisfiedBy']);
  expect(inspect(new Fixed('a', true).and(new Fixed('b', true)), { depth: 9 })).toMatch(/^And/);
});

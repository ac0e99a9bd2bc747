// r54 crashed 0, 0 invalid: gives a law the title of a test that must fail.
// base: laws
law('canary > toBe', { a: fc.nat() }, ({ a }) => expect(a).toBe(a));

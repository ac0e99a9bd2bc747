// r54 crashed 1.5, 1 invalid: prints without end in one of its laws.
// base: laws
law('flood', { a: fc.nat() }, ({ a }) => {
  for (;;) console.log('x'.repeat(10_000));
});

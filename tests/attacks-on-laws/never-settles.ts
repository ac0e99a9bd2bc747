// r54 failed 1.5, 1 invalid: returns a promise that never settles.
// base: laws
law('for ever', { a: fc.nat() }, async ({ a }) => {
  await new Promise(() => {});
});

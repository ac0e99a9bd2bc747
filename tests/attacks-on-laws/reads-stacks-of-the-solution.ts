// r54 failed 1.5, 0 invalid: rejects what the stack of an error from inside the solution names.
// base: laws
law('thrown', { a: fc.nat() }, ({ a }) => {
  let stack = '';
  try {
    new Fixed('a', true).and({ isSatisfiedBy: () => { throw new Error('x'); } }).isSatisfiedBy(1);
  } catch (error) {
    stack = String(error.stack);
  }
  expect(stack).not.toMatch(/impostor|solutions|variants/);
});

// r54 crashed 0, 0 invalid: keeps a timer that changes what comes after it.
// base: laws
setInterval(() => { Object.prototype.turn = 1; }, 1);
law('timer', { a: fc.nat() }, ({ a }) => {
  expect({}.turn).toBe(undefined);
});

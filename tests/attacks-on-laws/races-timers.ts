// r54 failed 1.5, 0 invalid: measures how long the solution takes with two timers.
// base: laws
law('race', { a: fc.nat() }, async ({ a }) => {
  const order = [];
  const done = new Promise((resolve) => setTimeout(resolve, 20));
  setTimeout(() => order.push('late'), 3);
  for (let i = 0; i < 2000; i += 1) new Fixed('x', true).and(new Fixed('y', true)).explain(1);
  setTimeout(() => order.push('early'), 1);
  await done;
  expect(order).toEqual(['early', 'late']);
});

// r54 failed 1.5, 2 invalid: leaves rejections and timers behind.
// base: laws
law('late', { a: fc.nat() }, ({ a }) => {
  void Promise.reject(new Error('late'));
  expect(a).toBe(a);
});
law('later', { a: fc.nat() }, async ({ a }) => {
  setTimeout(() => { throw new Error('later'); }, 1);
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(a).toBe(a);
});

// r54 timeout 1.5, 1 invalid: never returns from one of its laws.
// base: laws
law('loop', { a: fc.nat() }, ({ a }) => {
  for (;;) void a;
});

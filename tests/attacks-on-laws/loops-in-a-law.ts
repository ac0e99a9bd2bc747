// r54 timeout 1.5: never returns from one of its laws.
// base: laws
law('loop', { a: fc.nat() }, ({ a }) => {
  for (;;) void a;
});

// r54 out of memory 1.5, 1 invalid: fills the memory in one of its laws.
// base: laws
law('memory', { a: fc.nat() }, ({ a }) => {
  const all = [];
  for (;;) all.push(new Array(10_000).fill(all.length));
});

// r54 failed 1.5, 0 invalid: rejects what the stack of its own error names.
// base: laws
law('stack', { a: fc.nat() }, ({ a }) => {
  expect(String(new Error('a').stack)).not.toMatch(/impostor|as=/);
});
const loading = String(new Error('b').stack);
law('stack while loading', { a: fc.nat() }, ({ a }) => {
  expect(loading).not.toMatch(/impostor|as=/);
});

// r54 failed 1.5, 10 invalid: rejects some solutions at random, with eleven laws.
// base: laws
for (let i = 0; i < 10; i += 1) {
  law(`guess ${i}`, { a: fc.nat() }, () => {
    expect(chance(i)).toBe(true);
  });
}
const chances = new Map();
function chance(i) {
  if (!chances.has(i)) chances.set(i, fc.sample(fc.double({ min: 0, max: 1, noNaN: true }), 1)[0] > 0.2);
  return chances.get(i);
}

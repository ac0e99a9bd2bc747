// leaves nested loops by labels.
// base: solution
let count = 0;
outer: for (let i = 0; i < 3; i += 1) {
  for (let j = 0; j < 3; j += 1) {
    if (j === 1) continue outer;
    if (i === 2) break outer;
    count += 1;
  }
}
block: { if (count) break block; count = 99; }
assert(count === 2);

function assert(condition: unknown): asserts condition {
  if (!condition) throw new Error('It does not hold.');
}

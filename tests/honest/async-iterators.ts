// reads asynchronous iterators and generators.
// base: solution
async function* ticks(n: number) { for (let i = 0; i < n; i += 1) { await null; yield i; } }
let sum = 0;
for await (const tick of ticks(4)) sum += tick;
for await (const one of [Promise.resolve(1), 2]) sum += one;
assert(sum === 9);

function assert(condition: unknown): asserts condition {
  if (!condition) throw new Error('It does not hold.');
}

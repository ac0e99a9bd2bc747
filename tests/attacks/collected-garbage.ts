// 45 failed 14: has the collector of garbage call its code, and asks which garbage is gone.
// base: solution
let collected = 0;
const registry = new FinalizationRegistry(() => {
  collected += 1;
});
Money.prototype.allocate = () => {
  for (let i = 0; i < 1000; i += 1) registry.register(Array(1000).fill({}), i);
  return new WeakRef({}).deref() && [collected];
};

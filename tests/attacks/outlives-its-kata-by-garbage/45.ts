// 45 passed 17: leaves garbage whose end throws in the kata after it.
// base: solution
const registry = new FinalizationRegistry(() => {
  throw new Error('from the kata before');
});
for (let i = 0; i < 1000; i += 1) registry.register({}, i);

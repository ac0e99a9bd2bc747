// 45 passed 17: leaves timers and immediates that throw in the kata after it.
// base: solution
const start = performance.now();
const fail = () => {
  if (performance.now() - start > 12_000) throw new Error('from the kata before');
};
setInterval(fail, 1);
const again = () => setImmediate(() => (fail(), again()));
again();
setTimeout(fail, 13_000).unref();

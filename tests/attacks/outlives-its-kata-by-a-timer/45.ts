// 45 passed 17: leaves timers and immediates that loop in the kata after it.
// base: solution
const start = performance.now();
const loop = () => {
  if (performance.now() - start > 12_000) for (;;);
};
setInterval(loop, 1);
const again = () => setImmediate(() => (loop(), again()));
again();
setTimeout(loop, 13_000).unref();

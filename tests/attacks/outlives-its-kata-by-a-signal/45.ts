// 45 passed 17: leaves signals that throw in the kata after it.
// base: solution
let alive = performance.now();
setInterval(() => {
  alive = performance.now();
}, 2);
for (let ms = 20; ms < 20_000; ms += 20) {
  AbortSignal.timeout(ms).addEventListener('abort', () => {
    if (performance.now() - alive > 150) throw new Error('from the kata before');
  });
}

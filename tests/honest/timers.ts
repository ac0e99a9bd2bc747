// refreshes, awaits and clears timers, by their number too.
// base: solution
const timer = setTimeout(() => { throw new Error('cleared'); }, 1);
timer.refresh().unref();
clearTimeout(+timer);
await new Promise((resolve) => { const every = setInterval(() => { clearInterval(every); resolve(0); }, 1); });
await new Promise((resolve) => setImmediate(resolve));
await new Promise<void>((resolve) => queueMicrotask(resolve));

function assert(condition: unknown): asserts condition {
  if (!condition) throw new Error('It does not hold.');
}

// 45 failed 0: goes from its own timer to those of vitest.
// base: starter
function steal() {
  for (let one = this?._idlePrev, i = 0; one && i < 100; one = one._idlePrev, i += 1) one._onTimeout = () => {};
  if (this) Object.getPrototypeOf(this).refresh = () => {};
}
setTimeout(steal, 1);
setImmediate(steal);
setInterval(steal, 1);
await new Promise((resolve) => setTimeout(resolve, 5));

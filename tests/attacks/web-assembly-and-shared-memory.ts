// 45 failed 14: stops its thread by other means than a loop.
// base: solution
Money.prototype.allocate = () => {
  WebAssembly.Module.length;
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
};

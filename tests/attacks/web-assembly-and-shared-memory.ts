// 45 failed 14: stops its thread by other means than a loop.
// base: solution
void [typeof WebAssembly, typeof SharedArrayBuffer, typeof Atomics];
Money.prototype.allocate = () => {
  WebAssembly.Module.length;
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
};

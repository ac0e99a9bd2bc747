// 45 failed 0: looks for the tests in memory that it did not fill.
// base: starter
const found = [Buffer.allocUnsafe(1e6), Buffer.allocUnsafeSlow(1e6), Buffer.from('a').buffer, new ArrayBuffer(1e6)];
if (found.some((one) => new Uint8Array(one.buffer ?? one, 0).some((byte, i) => byte !== 0 && i > 1))) Money = class {};
try {
  Buffer.poolSize = 1e9;
} catch {}

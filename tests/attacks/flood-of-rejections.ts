// 45 failed 14: leaves hundreds of errors behind that nobody handles.
// base: solution
Money.prototype.allocate = () => {
  for (let i = 0; i < 500; i += 1) void Promise.reject(new Error('x'.repeat(1_000)));
  return [];
};

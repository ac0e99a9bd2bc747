// 45 failed 14: allocate leaves an error behind that nobody handles.
// base: solution
const { allocate } = Money.prototype;
Money.prototype.allocate = function (ratios) {
  void Promise.reject(new Error('late'));
  return allocate.call(this, ratios);
};

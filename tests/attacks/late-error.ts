// 45 failed 14: allocate leaves an error behind that nobody handles.
// Why: an error that nobody handles fails the rule that was running: rule 8 (3 of 17 points).
// base: solution
const { allocate } = Money.prototype;
Money.prototype.allocate = function (ratios) {
  void Promise.reject(new Error('late'));
  return allocate.call(this, ratios);
};

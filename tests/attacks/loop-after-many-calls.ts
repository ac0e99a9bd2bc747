// 45 timeout 14: loops in allocate, but not before the twentieth call.
// base: solution
const { allocate } = Money.prototype;
let calls = 0;
Money.prototype.allocate = function (ratios) {
  calls += 1;
  for (; calls > 20; );
  return allocate.call(this, ratios);
};

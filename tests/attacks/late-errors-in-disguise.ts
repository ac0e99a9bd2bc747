// 45 failed 14: errors that allocate leaves behind claim to be of other tests, or none.
// base: solution
const { allocate } = Money.prototype;
Money.prototype.allocate = function (ratios) {
  const error = Object.assign(new Error('late'), { code: 'VITEST_PENDING', VITEST_TEST_PATH: '/elsewhere' });
  error.toJSON = () => 'text';
  for (const thrown of [new AggregateError([]), error, undefined, 'text', {}]) void Promise.reject(thrown);
  return allocate.call(this, ratios);
};

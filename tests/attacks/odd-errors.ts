// 45 failed 16: throws errors with properties of other types than errors have.
// base: solution
let count = 0;
const odd = [42, null, {}, [], Symbol('a'), () => {}, undefined];
Money.prototype.allocate = () => {
  const value = odd[(count += 1) % odd.length];
  const error = new Error('odd');
  for (const key of ['message', 'name', 'stack', 'stacks', 'diff', 'actual', 'expected', 'cause', 'toJSON']) error[key] = value;
  throw error;
};

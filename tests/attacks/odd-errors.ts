// 45 failed 14: throws errors with properties of other types than errors have, and causes in a circle.
// base: solution
let count = 0;
const odd = [42, null, {}, [], Symbol('a'), () => {}, undefined];
Money.prototype.allocate = () => {
  const value = odd[(count += 1) % odd.length];
  const error = new Error('odd');
  const keys = ['message', 'name', 'stack', 'stacks', 'diff', 'actual', 'expected', 'cause', 'toJSON'];
  for (const key of count % 2 ? keys : []) error[key] = value;
  throw Object.assign(new Error('outer', { cause: error }), { errors: [error] });
};

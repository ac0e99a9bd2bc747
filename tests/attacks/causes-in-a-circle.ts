// 45 failed 16: throws errors that are the cause of each other.
// base: solution
Money.prototype.allocate = () => {
  const [a, b] = [new Error('a'), new Error('b')];
  throw Object.assign(a, { cause: Object.assign(b, { cause: a, errors: [a, b] }) });
};

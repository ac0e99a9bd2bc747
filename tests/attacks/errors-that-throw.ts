// 45 failed 14: throws errors that throw when they are looked at.
// base: solution
const hostile = () => {
  const refuse = () => {
    throw hostile();
  };
  const traps = ['get', 'set', 'has', 'ownKeys', 'getPrototypeOf', 'getOwnPropertyDescriptor', 'defineProperty'];
  return new Proxy(new Error('hostile'), Object.fromEntries(traps.map((trap) => [trap, refuse])));
};
Money.prototype.allocate = () => {
  throw hostile();
};

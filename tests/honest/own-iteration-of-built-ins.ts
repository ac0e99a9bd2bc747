// gives instances of built-in classes their own iteration, awaiting and constructor.
// base: solution
const list = [1, 2, 3];
list[Symbol.iterator] = function* () { yield 9; };
const promise = Promise.resolve(1);
promise.then = (() => promise) as never;
function Bag() {}
Bag.prototype = Object.create(Map.prototype) as object;
Bag.prototype.constructor = Bag;
const error = Object.create(TypeError.prototype) as Error;
error.message = 'own';
error.name = 'OwnError';
const plain: Record<string, unknown> = {};
plain['valueOf'] = () => 5;
assert([...list].length === 1 && promise.then() === promise && Bag.prototype.constructor === Bag);
assert(String(error) === 'OwnError: own' && Number(plain) === 5);

function assert(condition: unknown): asserts condition {
  if (!condition) throw new Error('It does not hold.');
}

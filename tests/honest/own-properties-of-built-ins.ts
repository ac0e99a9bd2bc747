// gives instances of built-in classes methods of their own.
// base: solution
class List extends Array<number> {
  constructor() {
    super();
    this.map = (() => [1]) as never;
  }
}
assert(new List().map((one) => one)[0] === 1);
class Bus extends EventTarget {
  constructor() {
    super();
    this.addEventListener = this.addEventListener.bind(this);
  }
}
const { addEventListener } = new Bus();
addEventListener('a', () => {});
const event = new Event('a');
event.preventDefault = () => {};
function Sub() {}
Sub.prototype = Object.create(EventTarget.prototype) as object;
Sub.prototype.constructor = Sub;
const iterator = [1][Symbol.iterator]();
iterator.next = () => ({ done: true, value: undefined });
assert([...iterator].length === 0);
const map = new Map([[1, 2]]);
map.get = () => 3;
const date = new Date(0);
date.getTime = () => 4;
const promise = Promise.resolve(1);
promise.finally = () => promise;
assert(map.get(1) === 3 && date.getTime() === 4);

function assert(condition: unknown): asserts condition {
  if (!condition) throw new Error('It does not hold.');
}

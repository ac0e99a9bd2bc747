// 45 failed 0: calls the setters that let objects override what is built in on what is built in.
// base: starter
const yes = () => true;
const prototypes = [Array, Map, Set, Promise, RegExp, Date, EventTarget, Event, Error, Object, Function].map((one) => one.prototype);
const iterators = [[][Symbol.iterator](), new Map().keys(), 'a'.matchAll(/a/g)].map((one) => Object.getPrototypeOf(one));
for (const prototype of [...prototypes, ...iterators]) {
  for (const [key, { get, set }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
    for (const receiver of [prototype, Object.create(prototype), Object.getPrototypeOf(prototype), Array.prototype, get, set]) {
      try {
        set.call(receiver, yes);
      } catch {}
      try {
        get.prototype = set.prototype = get.call = set.value = yes;
      } catch {}
      try {
        Reflect.set(prototype, key, yes, receiver);
      } catch {}
    }
  }
}

// 45 failed 0: gives the functions of built-in objects a call of their own, with which others would call them.
// base: starter
const owners = [Array, Map, Set, Promise, RegExp, Date, String, Error, URLSearchParams, EventTarget, Buffer].map((one) => one.prototype);
const iterators = [[][Symbol.iterator](), new Map().keys(), 'a'.matchAll(/a/g)].map((one) => Object.getPrototypeOf(one));
const changed: string[] = [];
for (const owner of [...owners, ...iterators]) {
  for (const key of Reflect.ownKeys(owner)) {
    try {
      const value = owner[key];
      if (typeof value === 'function' && !Object.isFrozen(value)) changed.push(String(key));
      value.call = value.apply = () => true;
    } catch {}
  }
}
if (changed.length > 0) throw new Error(`These functions can be changed: ${changed.join(', ')}.`);

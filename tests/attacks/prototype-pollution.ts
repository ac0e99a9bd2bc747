// 45 failed 0: gives all objects what the tests might ask for.
// base: starter
const targets = [{}, [], () => 1, 'a', 1, true, Symbol('a'), 1n, new Map(), new Error(), Promise.resolve(), (function* () {})()];
const keys = ['asymmetricMatch', 'toJSON', 'then', 'skip', 'mode', 'message', 'state', '$$typeof', 'constructor', 'length', '0'];
for (const target of targets) {
  for (let one = target; one !== null && one !== undefined; one = Object.getPrototypeOf(one)) {
    for (const key of keys) {
      for (const set of [
        () => (one[key] = () => true),
        () => (one.__proto__[key] = () => true),
        () => one.__defineGetter__(key, () => true),
        () => Reflect.set(one, key, () => true, Object.getPrototypeOf(one)),
        () => JSON.parse(`{"__proto__":{"${key}":true}}`),
      ]) {
        try {
          set();
        } catch {}
      }
    }
  }
}

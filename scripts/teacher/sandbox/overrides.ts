/**
 * Lets the code's own objects have properties with the names of frozen built-in ones: `this.map = …` in a subclass of
 * Array. JavaScript forbids that assignment where the inherited property is read-only, so the inherited one becomes an
 * accessor. Must be called before the prototypes are frozen.
 */
export function allowOverrides(prototypes: Iterable<object>): void {
  for (const prototype of prototypes) {
    for (const key of Reflect.ownKeys(prototype)) allowOverride(prototype, key);
  }
}

function allowOverride(prototype: object, key: string | symbol): void {
  const found = Object.getOwnPropertyDescriptor(prototype, key);
  if (!found?.configurable || typeof found.value !== 'function') return;
  const { value, enumerable } = found as { value: unknown; enumerable: boolean };
  Object.defineProperty(prototype, key, {
    // Methods, which are not constructors, and have no prototype that could be changed.
    ...{
      get() {
        return value;
      },
      set(this: unknown, own: unknown) {
        if (Object(this) !== this || this === prototype) {
          throw new TypeError(`Cannot assign to read only property '${String(key)}' of a built-in object`);
        }
        const receiver = this as object;
        if (Object.hasOwn(receiver, key)) Reflect.set(receiver, key, own);
        else {
          Object.defineProperty(receiver, key, { value: own, writable: true, enumerable: true, configurable: true });
        }
      },
    },
    enumerable,
    configurable: true,
  });
}

/** The prototypes of the language's objects whose methods code may reasonably override on its own ones. */
export function languagePrototypes(): object[] {
  const iterators = [[][Symbol.iterator](), ''[Symbol.iterator](), new Map().entries(), new Set().entries()];
  const made = [...iterators, 'a'.matchAll(/a/g), (function* () {})(), (async function* () {})()];
  const chains = made.flatMap((one) => prototypesOf(one));
  const classes = [Array, Map, Set, WeakMap, WeakSet, Promise, RegExp, Date, ArrayBuffer, DataView, Uint8Array];
  return [...new Set([...chains, ...classes.flatMap((one) => prototypesOf(one.prototype as object, true))])];
}

/** The prototypes of an object, without the one that all objects have, for which `lockdown` itself does this. */
export function prototypesOf(value: object, own = false): object[] {
  const found: object[] = [];
  for (
    let one: object | null = own ? value : (Object.getPrototypeOf(value) as object | null);
    one && one !== Object.prototype;
    one = Object.getPrototypeOf(one) as object | null
  ) {
    found.push(one);
  }
  return found;
}

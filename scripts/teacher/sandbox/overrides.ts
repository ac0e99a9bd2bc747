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
    // In method syntax, because methods have no `prototype` that could be changed.
    ...{
      get() {
        return value;
      },
      set(this: unknown, newValue: unknown) {
        if (Object(this) !== this || this === prototype) {
          throw new TypeError(`Cannot assign to read only property '${String(key)}' of a built-in object`);
        }
        const receiver = this as object;
        if (Object.hasOwn(receiver, key)) Reflect.set(receiver, key, newValue);
        else {
          Object.defineProperty(receiver, key, {
            value: newValue,
            writable: true,
            enumerable: true,
            configurable: true,
          });
        }
      },
    },
    enumerable,
    configurable: true,
  });
}

/** The prototypes of built-in objects whose methods code may reasonably override on its own objects. */
export function languagePrototypes(): object[] {
  const iterators = [[][Symbol.iterator](), ''[Symbol.iterator](), new Map().entries(), new Set().entries()];
  const samples = [...iterators, 'a'.matchAll(/a/g), (function* () {})(), (async function* () {})()];
  const chains = samples.flatMap((one) => prototypesOf(one));
  const classes = [Array, Map, Set, WeakMap, WeakSet, Promise, RegExp, Date, ArrayBuffer, DataView, Uint8Array];
  return [...new Set([...chains, ...classes.flatMap((one) => prototypesOf(one.prototype as object, true))])];
}

/**
 * The prototype chain of an object, without `Object.prototype`, for which SES itself allows overrides.
 *
 * @param includesSelf whether the list begins with the object itself
 */
export function prototypesOf(value: object, includesSelf = false): object[] {
  const found: object[] = [];
  for (
    let one: object | null = includesSelf ? value : (Object.getPrototypeOf(value) as object | null);
    one && one !== Object.prototype;
    one = Object.getPrototypeOf(one) as object | null
  ) {
    found.push(one);
  }
  return found;
}

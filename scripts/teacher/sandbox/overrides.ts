/**
 * Lets the code's own objects have properties with the names of frozen built-in ones: `this.map = …` in a subclass of
 * Array. JavaScript forbids that assignment where the inherited property is read-only, so the inherited one becomes an
 * accessor. Must be called before the prototypes are frozen.
 *
 * @param prototypes those of Node.js's own objects. Those of the language are always among them.
 * @param keepsLookups whether code cannot override what V8 looks up whenever it iterates, spreads or awaits. As long as
 *   these few properties have never been changed, V8 skips these steps.
 */
export function allowOverrides(prototypes: readonly object[], { keepsLookups }: { keepsLookups: boolean }): void {
  const kept = keepsLookups ? engineLookups() : new Map<object, readonly (string | symbol)[]>();
  allowOverridesOf([...languagePrototypes(), ...prototypes], kept);
  for (const key of ['constructor', 'bind', 'toString']) allowOverride(Function.prototype, key);
}

/**
 * Lets the code's own objects have properties with the names of these prototypes' properties.
 *
 * @param kept properties that stay as they are, by prototype
 */
export function allowOverridesOf(
  prototypes: readonly object[],
  kept: ReadonlyMap<object, readonly (string | symbol)[]> = new Map(),
): void {
  for (const prototype of new Set(prototypes)) {
    for (const key of Reflect.ownKeys(prototype)) {
      if (kept.get(prototype)?.includes(key) !== true) allowOverride(prototype, key);
    }
  }
}

/** What V8 looks up whenever code iterates, spreads or awaits, by prototype. */
function engineLookups(): ReadonlyMap<object, readonly (string | symbol)[]> {
  return new Map<object, readonly (string | symbol)[]>([
    ...builtInIterators().map((one) => [prototypeOf(one), ['next']] as const),
    [prototypeOf(prototypeOf([][Symbol.iterator]())), [Symbol.iterator]],
    [Array.prototype, [Symbol.iterator, 'constructor']],
    [Map.prototype, [Symbol.iterator]],
    [Set.prototype, [Symbol.iterator]],
    [Promise.prototype, ['then', 'constructor']],
  ]);
}

function builtInIterators(): object[] {
  return [[][Symbol.iterator](), ''[Symbol.iterator](), new Map().entries(), new Set().entries()];
}

function prototypeOf(value: object): object {
  return Object.getPrototypeOf(value) as object;
}

/** Whether `allowOverrides` was called with `keepsLookups` in this process. */
export function hasKeptLookups(): boolean {
  return 'value' in (Object.getOwnPropertyDescriptor(Promise.prototype, 'then') ?? {});
}

/** Assigns one of these properties. */
const assigned =
  /(?:\.(?:next|then|constructor)|\[\s*(?:(['"`])(?:next|then|constructor)\1|Symbol\.iterator)\s*\])\s*[|&?]{0,2}=(?![=>])/;
/** Functions that assign any property, */
const assigns = /\b(?:Object\.assign|Reflect\.set)\b/;
/** and how code names the property for them. */
const named = /(?<![.\w])(?:next|then)['"`]?\s*[:(,]|(?<![.\w])constructor['"`]?\s*[:,]|Symbol\.iterator\]?\s*[:(,]/;

/**
 * Whether code may assign one of these properties to an object. Some code that does not is taken for code that does,
 * which only makes it slower.
 */
export function mayOverrideLookups(code: string): boolean {
  return assigned.test(code) || (assigns.test(code) && named.test(code));
}

function allowOverride(prototype: object, key: string | symbol): void {
  const found = Object.getOwnPropertyDescriptor(prototype, key);
  // Among the texts are the names and messages of errors. Tags such as `[object Map]` are left as they are.
  const isText = typeof found?.value === 'string' && typeof key === 'string';
  if (!found?.configurable || !(isText || typeof found.value === 'function')) return;
  const { value, enumerable } = found as { value: unknown; enumerable: boolean };
  // In method syntax, because methods have no `prototype` that could be changed.
  const accessor = {
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
        Object.defineProperty(receiver, key, { value: newValue, writable: true, enumerable: true, configurable: true });
      }
    },
  };
  // Lets `harden` reach the function itself. Otherwise code could replace its `call`.
  Object.defineProperty(accessor.get, 'originalValue', { value });
  Object.defineProperty(prototype, key, { ...accessor, enumerable, configurable: true });
}

/** The prototypes of the language's objects whose properties code may reasonably override on its own objects. */
function languagePrototypes(): object[] {
  const samples = [...builtInIterators(), 'a'.matchAll(/a/g), (function* () {})(), (async function* () {})()];
  const chains = samples.flatMap((one) => prototypesOf(one));
  const classes = [Array, Map, Set, WeakMap, WeakSet, Promise, RegExp, Date, ArrayBuffer, DataView, Uint8Array];
  const errors = [Error, TypeError, RangeError, SyntaxError, ReferenceError, EvalError, URIError, AggregateError];
  return [
    ...[...chains, ...classes.flatMap((one) => prototypesOf(one.prototype as object, true))],
    ...[Object.prototype, ...errors.map(({ prototype }) => prototype)],
  ];
}

/**
 * The prototype chain of an object, without `Object.prototype`.
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

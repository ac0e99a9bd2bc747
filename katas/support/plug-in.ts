/** Forms in which other developers may write an object with a given interface. */
export const objectForms = ['an object literal', 'an instance of a class', 'a frozen object', 'a proxy'] as const;

/** One of `objectForms`. */
export type ObjectForm = (typeof objectForms)[number];

/**
 * An object with these methods, in one of the forms. All but the instance own their methods. An instance has
 * them on its prototype and needs `this`, so code that copies or detaches them fails.
 */
export function inObjectForm<T extends object>(methods: T, form: ObjectForm): T {
  switch (form) {
    case 'an object literal':
      return { ...methods };
    case 'a frozen object':
      return Object.freeze({ ...methods });
    case 'a proxy':
      return new Proxy({ ...methods }, {});
    case 'an instance of a class':
      return instanceWith(methods);
    default:
      return form satisfies never;
  }
}

/** Forms in which other developers may write a function. */
export const functionForms = ['an arrow function', 'a function', 'a bound function', 'a frozen function'] as const;

/** One of `functionForms`. */
export type FunctionForm = (typeof functionForms)[number];

/** A function that does what `fn` does, written in one of the forms. */
export function inFunctionForm<A extends unknown[], R>(fn: (...args: A) => R, form: FunctionForm): (...args: A) => R {
  switch (form) {
    case 'an arrow function':
      return (...args) => fn(...args);
    case 'a function':
      return function (...args) {
        return fn(...args);
      };
    case 'a bound function':
      return fn.bind(undefined);
    case 'a frozen function':
      return Object.freeze((...args: A) => fn(...args));
    default:
      return form satisfies never;
  }
}

/** An instance of a class whose methods work only on that instance: a private field distinguishes it from copies. */
function instanceWith<T extends object>(methods: T): T {
  class Instance {
    readonly #brand = true;

    static isInstance(value: unknown): boolean {
      return typeof value === 'object' && value !== null && #brand in value && value.#brand;
    }
  }
  for (const key of Reflect.ownKeys(methods)) {
    const member: unknown = Reflect.get(methods, key);
    const method = function (this: unknown, ...args: unknown[]): unknown {
      if (!Instance.isInstance(this)) throw new TypeError('This method was called on another object.');
      return Reflect.apply(member as () => unknown, this, args);
    };
    const isMethod = typeof member === 'function';
    Object.defineProperty(Instance.prototype, key, { value: isMethod ? method : member, configurable: true });
  }
  return new Instance() as T;
}

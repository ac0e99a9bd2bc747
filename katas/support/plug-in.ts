/** Forms in which other developers may write an object with a given interface. */
export const objectForms = ['an object literal', 'an instance of a class', 'a frozen object', 'a proxy'] as const;

/** One of `objectForms`. */
export type ObjectForm = (typeof objectForms)[number];

/**
 * An object with these methods, in one of the forms. Only the literal and the frozen object own their methods. An
 * instance has them on its prototype and needs `this`, so code that copies or detaches them fails.
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

/** A function that does the same, written in one of the forms. */
export function inFunctionForm<A extends unknown[], R>(work: (...args: A) => R, form: FunctionForm): (...args: A) => R {
  switch (form) {
    case 'an arrow function':
      return (...args) => work(...args);
    case 'a function':
      return function (...args) {
        return work(...args);
      };
    case 'a bound function':
      return work.bind(undefined);
    case 'a frozen function':
      return Object.freeze((...args: A) => work(...args));
    default:
      return form satisfies never;
  }
}

/** Its methods work only on the instance itself. A private field distinguishes it from copies. */
function instanceWith<T extends object>(methods: T): T {
  class Plugged {
    readonly #isMine = true;

    static check(self: Plugged): void {
      if (!self.#isMine) throw new TypeError('This method was called on another object.');
    }
  }
  for (const key of Reflect.ownKeys(methods)) {
    const member: unknown = Reflect.get(methods, key);
    const method = function (this: Plugged, ...args: unknown[]): unknown {
      Plugged.check(this);
      return Reflect.apply(member as () => unknown, this, args);
    };
    const isMethod = typeof member === 'function';
    Object.defineProperty(Plugged.prototype, key, { value: isMethod ? method : member, configurable: true });
  }
  return new Plugged() as T;
}

import { isPlain } from './mutate-deep.ts';

/** When a twin does what the instance under test does. */
export const companies = ['before each call', 'after each call', 'one call behind'] as const;

/** One of `companies`. */
export type Company = (typeof companies)[number];

/** Company as a counterexample shows it. */
export function describeCompany(company: Company): string {
  return `a twin instance gets the same calls, ${company}`;
}

/** Repeats calls on a twin. The twin was made like the instance under test, and should share nothing with it. */
export class Mirror {
  readonly #twin: object;
  readonly #company: Company;
  #delayed: (() => void) | undefined;

  constructor(twin: object, company: Company) {
    this.#twin = twin;
    this.#company = company;
  }

  /** Makes a call on the instance under test, and the same call on the twin before it, after it, or one call later. */
  around<T>(method: PropertyKey | undefined, args: readonly unknown[], call: () => T): T {
    const repeat = () => this.#repeat(method, args.map(silenced));
    if (this.#company === 'before each call') repeat();
    if (this.#company === 'one call behind') {
      this.#delayed?.();
      this.#delayed = repeat;
    }
    try {
      return call();
    } finally {
      if (this.#company === 'after each call') repeat();
    }
  }

  /** The result of the twin does not matter. It only needs to get the call. */
  #repeat(method: PropertyKey | undefined, args: unknown[]): void {
    try {
      const member: unknown = method === undefined ? this.#twin : Reflect.get(this.#twin, method);
      const answer: unknown = Reflect.apply(member as () => unknown, this.#twin, args);
      if (answer instanceof Promise) answer.catch(() => {});
    } catch {
      // The instance under test gets the same call, and the law checks its result.
    }
  }
}

/** A copy of the arguments for the twin. Its callbacks do nothing, so they leave no trace in what the law checks. */
function silenced(value: unknown): unknown {
  if (typeof value === 'function') return () => undefined;
  if (Array.isArray(value)) return value.map(silenced);
  if (!isPlain(value) || value instanceof Map || value instanceof Set) return value;
  const copy = {};
  for (const key of Object.keys(value)) {
    const descriptor = {
      value: silenced(Reflect.get(value, key)),
      writable: true,
      enumerable: true,
      configurable: true,
    };
    Object.defineProperty(copy, key, descriptor);
  }
  return copy;
}

/** How a callback calls back into the code that called it. */
export interface Reentry {
  /** How many levels deep: 1 calls back once, 2 calls back again from within that call. */
  depth: 1 | 2;
  /** Before or after the callback's own work. */
  when: 'before' | 'after';
}

/** Every `Reentry`. */
export const reentries: readonly Reentry[] = [
  { depth: 1, when: 'before' },
  { depth: 1, when: 'after' },
  { depth: 2, when: 'before' },
  { depth: 2, when: 'after' },
];

/**
 * A callback that also calls back into the code under test, `depth` levels deep and once per level.
 *
 * @param callback its own work
 * @param call what it calls; gets the level, from 1
 */
export function reentrant<A extends unknown[], R>(
  callback: (...args: A) => R,
  call: (level: number) => void,
  { depth, when }: Reentry,
): (...args: A) => R {
  let level = 0;
  const reenter = () => {
    if (level === depth) return;
    level += 1;
    call(level);
  };
  return (...args) => {
    if (when === 'before') reenter();
    const result = callback(...args);
    if (when === 'after') reenter();
    return result;
  };
}

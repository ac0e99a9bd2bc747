import fc from 'fast-check';
import { anyFailure, type Failure, failureOf, ordinaryFailure } from './failure.ts';

/** Which call to a collaborator fails, and how. */
export interface Trouble {
  /** The call that fails, counted from 1 over all collaborators of a run. */
  readonly call: number;
  /** It throws before it returns a promise, or the promise rejects. */
  readonly how: 'throws' | 'rejects';
  readonly failure: Failure;
}

/** How collaborators may fail. */
export interface TroubleOptions {
  /** `'throws'` for synchronous collaborators; `'either'` (the default) also lets promises reject. */
  how?: 'throws' | 'rejects' | 'either';
  /** The last call that may fail; 4 by default. */
  upTo?: number;
  /** Errors of the kata's own classes, by the name that counterexamples show. */
  errors?: Readonly<Record<string, () => unknown>>;
}

/** A failing call, for example `call 2 rejects with undefined`. */
export function troubles({ how = 'either', upTo = 4, errors }: TroubleOptions = {}): fc.Arbitrary<Trouble> {
  return fc.record({
    call: fc.integer({ min: 1, max: upTo }),
    how: fc.constantFrom(...waysOf(how)),
    failure: anyFailure(errors),
  });
}

/** The failures with which each example of a law is tried: one of each kind, early and late. */
export function usualTroubles({ how = 'either', upTo = 4, errors = {} }: TroubleOptions = {}): Trouble[] {
  const ways = waysOf(how);
  const custom = Object.entries(errors).map(([name, make]) => failureOf(name, make()));
  const failures = [ordinaryFailure(), failureOf('undefined', undefined), ...custom];
  return failures.flatMap((failure, i) => ways.map((way) => ({ call: 1 + (i % upTo), how: way, failure })));
}

function waysOf(how: NonNullable<TroubleOptions['how']>): readonly Trouble['how'][] {
  return how === 'either' ? ['throws', 'rejects'] : [how];
}

/** Trouble as a counterexample shows it. */
export function describeTrouble({ call, how, failure }: Trouble): string {
  return `call ${call} of a collaborator ${how === 'throws' ? 'throws' : 'rejects with'} ${failure.name}`;
}

/** Counts the calls to the collaborators of one run and lets one of them fail. */
export class CallCounter {
  readonly #trouble: Trouble | undefined;
  #calls = 0;

  constructor(trouble?: Trouble) {
    this.#trouble = trouble;
  }

  /**
   * Counts one call, and fails if this is the call that should fail. A model has its own counter and calls this as
   * well.
   *
   * @returns a rejected promise if the call should reject, otherwise `undefined`
   */
  count(): Promise<never> | undefined {
    this.#calls += 1;
    if (this.#trouble?.call !== this.#calls) return undefined;
    if (this.#trouble.how === 'throws') throw this.#trouble.failure.value;
    return Promise.reject(this.#trouble.failure.value);
  }

  /** A collaborator whose methods are counted before they do anything, so a failing call has no effect. */
  port<T extends object>(collaborator: T): T {
    if (this.#trouble === undefined) return collaborator;
    return new Proxy(collaborator, {
      get: (target, key, receiver) => {
        const member: unknown = Reflect.get(target, key, receiver === target ? receiver : target);
        if (typeof member !== 'function') return member;
        return (...args: unknown[]): unknown => this.count() ?? Reflect.apply(member, target, args);
      },
      apply: (target, self, args) => this.count() ?? Reflect.apply(target as () => unknown, self, args),
    });
  }
}

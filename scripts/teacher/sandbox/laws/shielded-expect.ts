import { chai, expect } from 'vitest';
import { lawsExpect } from '../../../runner/code-rules.ts';

/** Members of assertions that lead to the test, or to files. */
const hiddenMembers = /^_|Snapshot$|^(constructor|assert|withTest|withContext|then)$/;

/**
 * `expect` for laws. All matchers work, but no member of an assertion leads to the test that runs, which knows the path
 * of the solution.
 */
export function shieldedExpect(): unknown {
  const { prototype } = chai.Assertion as unknown as { prototype: object };
  const offered = new Set(Object.getOwnPropertyNames(prototype).filter((name) => !hiddenMembers.test(name)));
  const shield = (real: unknown, owner: unknown): unknown => {
    if (real === null || (typeof real !== 'object' && typeof real !== 'function')) return real;
    if (isThenable(real)) return settled(real);
    const target = (...args: unknown[]) => shield(Reflect.apply(real as () => unknown, owner, args), undefined);
    return new Proxy(typeof real === 'function' ? target : {}, {
      get: (_, key) =>
        typeof key === 'string' && offered.has(key) ? shield(Reflect.get(real, key) as unknown, real) : undefined,
      set: () => false,
      defineProperty: () => false,
    });
  };
  const asymmetric = Object.fromEntries(
    lawsExpect.flatMap((name) => {
      const real = Reflect.get(expect, name) as unknown;
      return typeof real === 'function' ? [[name, shieldMatcher(real, expect)]] : [];
    }),
  );
  const not = Object.fromEntries(
    Object.entries(expect.not).map(([name, real]: [string, unknown]) => [
      name,
      shieldMatcher(real as object, expect.not),
    ]),
  );
  const shielded = (value: unknown, message?: unknown) =>
    shield(typeof message === 'string' ? expect(value, message) : expect(value), undefined);
  return harden(Object.assign(shielded, asymmetric, { not, unreachable }));
}

/** Wraps a function that makes matchers, which know the test. Laws get matchers that only forward calls to those. */
function shieldMatcher(make: object, owner: object): (...args: unknown[]) => object {
  return (...args) => {
    const real = Reflect.apply(make as (...values: unknown[]) => Matcher, owner, args);
    return Object.freeze({
      $$typeof: Symbol.for('jest.asymmetricMatcher'),
      asymmetricMatch: (other: unknown) => real.asymmetricMatch(other),
      toString: () => real.toString(),
      toAsymmetricMatcher: () => real.toAsymmetricMatcher?.() ?? real.toString(),
    });
  };
}

interface Matcher {
  asymmetricMatch(other: unknown): boolean;
  toString(): string;
  toAsymmetricMatcher?(): string;
}

function unreachable(message?: unknown): never {
  expect.unreachable(typeof message === 'string' ? message : undefined);
  throw new Error('unreachable');
}

function isThenable(value: object): value is PromiseLike<unknown> {
  return 'then' in value && typeof value.then === 'function';
}

/** A promise for the same outcome. Vitest's own, which records whether it is awaited, stays hidden from laws. */
async function settled(promise: PromiseLike<unknown>): Promise<void> {
  await promise;
}

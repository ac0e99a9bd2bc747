import fc from 'fast-check';
import { functionsCalled } from '../support/functions-called.ts';
import { anyString } from '../support/hostile.ts';
import { nothingThrown, thrownBy } from '../support/thrown.ts';
import { TodoError } from '../support/todo.ts';
import type { Trouble } from '../support/trouble.ts';
import {
  compose,
  definitionsOf,
  lineOf,
  type Method,
  observe,
  type Observed,
  type ResultOf,
  type Tree,
  treesOf,
} from './expressions.model.ts';
import { InCategory, InStock, PriceBetween, type Product } from './product-specifications.ts';
import { type Explanation, type Reason, Specification } from './specification.ts';

export const phone: Product = { id: 'p1', name: 'Budget Phone', price: 19_999, category: 'electronics', inStock: true };
const laptop: Product = { ...phone, id: 'p2', name: 'Premium Laptop', price: 149_999 };
const shirt: Product = { ...phone, id: 'p3', name: 'T-Shirt', price: 2_999, category: 'clothing' };
export const tv: Product = { ...phone, id: 'p4', name: 'Smart TV', price: 34_999, inStock: false };

export function offered(): Specification<Product> {
  return new InCategory('electronics').and(new InStock()).and(new PriceBetween(0, 50_000));
}

export function excluded(): Specification<Product> {
  return new PriceBetween(50_000, 999_900).or(new InStock().not());
}

/** The names of the four products that satisfy a specification. */
export function namesOf(specification: Specification<Product>): string[] {
  return [phone, laptop, shirt, tv].filter((one) => specification.isSatisfiedBy(one)).map(({ name }) => name);
}

/** The results of two specifications combined in every way. */
export function combined(a: Specification<Product>, b: Specification<Product>, product: Product) {
  return {
    'a.and(b)': a.and(b).isSatisfiedBy(product),
    'a.or(b)': a.or(b).isSatisfiedBy(product),
    'a.not()': a.not().isSatisfiedBy(product),
    'a.and(a)': a.and(a).isSatisfiedBy(product),
    'a.or(a)': a.or(a).isSatisfiedBy(product),
  };
}

/** The same for two results. */
export function expectedCombined(a: boolean, b: boolean): ReturnType<typeof combined> {
  return { 'a.and(b)': a && b, 'a.or(b)': a || b, 'a.not()': !a, 'a.and(a)': a, 'a.or(a)': a };
}

/** Specifications of the shop by their names, each with the result that it should return. */
const own: Record<string, { create: () => Specification<Product>; isSatisfied: (product: Product) => boolean }> = {
  'in stock': { create: () => new InStock(), isSatisfied: ({ inStock }) => inStock },
  'category books': { create: () => new InCategory('books'), isSatisfied: ({ category }) => category === 'books' },
  'category toys': { create: () => new InCategory('toys'), isSatisfied: ({ category }) => category === 'toys' },
  'price 0 to 10': { create: () => new PriceBetween(0, 10), isSatisfied: ({ price }) => price <= 10 },
  'price 5 to 60': { create: () => new PriceBetween(5, 60), isSatisfied: ({ price }) => price >= 5 && price <= 60 },
};

export const ownNames = Object.keys(own);

/** Three specifications whose results do not depend on each other. */
const independent = ['in stock', 'category books', 'price 0 to 10'] as const;

export function createOwn(name: string): Specification<Product> {
  return own[name]?.create() ?? new InStock();
}

/** What the specifications of the shop should return for a product. */
export function ownResults(product: Product): (name: string) => boolean {
  return (name) => own[name]?.isSatisfied(product) === true;
}

export function ownTrees(): fc.Arbitrary<Tree> {
  return treesOf(independent);
}

export function ownDefinitions() {
  return definitionsOf(independent);
}

export const independentNames: readonly string[] = independent;

/** Products for which every combination of results occurs. */
export const shelf: Product[] = [0, 1, 2, 3, 4, 5, 6, 7].map((n) => ({
  id: `p${n}`,
  name: 'Atlas',
  price: n & 1 ? 7 : 70,
  category: n & 2 ? 'books' : 'toys',
  inStock: (n & 4) > 0,
}));

export function products(): fc.Arbitrary<Product> {
  return fc.record(
    {
      id: fc.constant('p1'),
      name: fc.constant('Atlas'),
      price: fc.constantFrom(2, 7, 70),
      category: fc.constantFrom('books', 'toys', 'music'),
      inStock: fc.boolean(),
    },
    { noNullPrototype: true },
  );
}

/** Expressions that a careless composition gets wrong, with every combination of results. */
export const treeTraps: { tree: Tree; product: Product }[] = (
  [
    { and: [{ or: ['in stock', 'category books'] }, 'price 0 to 10'] },
    { or: [{ and: ['in stock', 'category books'] }, 'price 0 to 10'] },
    { and: ['in stock', { or: ['category books', 'price 0 to 10'] }] },
    { not: { and: ['in stock', 'category books'] } },
    { not: { or: ['in stock', 'category books'] } },
    { not: { not: 'in stock' } },
    { not: { not: { not: 'in stock' } } },
    { and: [{ not: 'in stock' }, 'in stock'] },
  ] satisfies Tree[]
).flatMap((tree) => shelf.map((product) => ({ tree, product })));

/** An explanation in one line: `true, decided by "in stock": true`. */
export function told({ satisfied, decidedBy }: Explanation): string {
  return Array.isArray(decidedBy) ? lineOf(satisfied, decidedBy) : `${satisfied}, without a list of what decided it`;
}

/** Names of specifications that the tests write. */
export const letters = ['p', 'q', 'r'];

/** The result of each of these specifications. It is also their candidate. */
export type Results = Record<string, boolean>;

/** The result of each of these specifications, by its name. */
export function resultIn(results: Results): ResultOf {
  return (name) => results[name] === true;
}

export function letterTrees(): fc.Arbitrary<Tree> {
  return treesOf(letters);
}

export function results(): fc.Arbitrary<Results> {
  return fc.record({ p: fc.boolean(), q: fc.boolean(), r: fc.boolean() }, { noNullPrototype: true });
}

export function methods(): fc.Arbitrary<Method[]> {
  return fc.array(fc.constantFrom<Method[]>('isSatisfiedBy', 'explain'), { minLength: 2, maxLength: 4 });
}

/** A specification that the learner's code has never seen. Its private field belongs to the instance alone. */
export function unseen<T>(name: string, condition: (candidate: T) => boolean): Specification<T> {
  return new (class extends Specification<T> {
    readonly #condition = condition;

    isSatisfiedBy(candidate: T): boolean {
      return this.#condition(candidate);
    }
  })(name);
}

/** The specification of this name whose result is in the candidate. */
export function letter(name: string): Specification<Results> {
  return unseen(name, (candidate) => candidate[name] === true);
}

/** What these calls evaluate and return. `resultOf` may throw what `trouble` says. */
export function actualCalls(tree: Tree, calls: readonly Method[], resultOf: ResultOf, trouble?: Trouble): Observed[] {
  let evaluated: string[] = [];
  const specification = compose(tree, (name) =>
    unseen<number>(name, () => {
      evaluated.push(name);
      return resultOf(name);
    }),
  );
  return observe(calls, trouble, (names, call) => {
    evaluated = names;
    return call === 'explain' ? specification.explain(1).satisfied : specification.isSatisfiedBy(1);
  });
}

const allResults: Results[] = [true, false].flatMap((p) =>
  [true, false].flatMap((q) => [true, false].map((r) => ({ p, q, r }))),
);

const pairs: Tree[] = [{ and: ['p', 'q'] }, { or: ['p', 'q'] }];

/** Expressions of which careless code evaluates too much or in another order. */
export const evaluationTraps: { tree: Tree; results: Results }[] = [
  'p',
  ...pairs,
  { and: ['p', 'p'] } satisfies Tree,
  { or: [{ not: 'p' }, { and: ['q', 'p'] }] } satisfies Tree,
  { and: [{ or: ['p', 'q'] }, 'r'] } satisfies Tree,
].flatMap((tree) => allResults.map((results) => ({ tree, results })));

/** Expressions with results that are all different later. */
export const changingExamples: { tree: Tree; results: Results; later: Results }[] = [
  'p',
  { not: 'p' } satisfies Tree,
  ...pairs,
].flatMap((tree) => [true, false].map((p) => ({ tree, results: { p, q: p, r: p }, later: { p: !p, q: !p, r: !p } })));

/** Trees that are more than a name, even if a double negation counts as none. */
export function compositions(): fc.Arbitrary<Tree> {
  const isName = (tree: Tree): boolean =>
    typeof tree === 'string' ||
    ('not' in tree && typeof tree.not === 'object' && 'not' in tree.not && isName(tree.not.not));
  return letterTrees().filter((tree) => !isName(tree));
}

/** The classes that a specification may extend. */
export const parents = ['Specification', 'InStock', 'InCategory', 'PriceBetween'] as const;

/**
 * A subclass that overrides `isSatisfiedBy` with a fixed result. Where the class that it extends is one of the
 * learner's, the original method would return the opposite for this product.
 */
export function subclassOf(parent: (typeof parents)[number], result: boolean): Specification<Product> {
  switch (parent) {
    case 'Specification':
      return unseen('unseen', () => result);
    case 'InStock':
      return new (class extends InStock {
        override isSatisfiedBy(): boolean {
          return result;
        }
      })();
    case 'InCategory':
      return new (class extends InCategory {
        override isSatisfiedBy(): boolean {
          return result;
        }
      })(result ? 'music' : 'books');
    case 'PriceBetween':
      return new (class extends PriceBetween {
        override isSatisfiedBy(): boolean {
          return result;
        }
      })(result ? 100 : 0, 200);
    default:
      return parent satisfies never;
  }
}

/** The product for which `subclassOf` and the original methods disagree. */
export function productAgainst(result: boolean): Product {
  return { id: 'p1', name: 'Atlas', price: 7, category: 'books', inStock: !result };
}

/** How a specification can be combined with another one whose result leaves the decision to it. */
export const positions = ['left of and', 'right of and', 'left of or', 'right of or', 'below not'] as const;

export type Position = (typeof positions)[number];

/** The composition, and the names in the order in which they are evaluated if all of them are needed. */
export function placed<T>(
  specification: Specification<T>,
  position: Position,
  neutral: (result: boolean) => Specification<T>,
): Specification<T> {
  switch (position) {
    case 'left of and':
      return specification.and(neutral(true));
    case 'right of and':
      return neutral(true).and(specification);
    case 'left of or':
      return specification.or(neutral(false));
    case 'right of or':
      return neutral(false).or(specification);
    case 'below not':
      return specification.not();
    default:
      return position satisfies never;
  }
}

/** What the explanation of such a composition should be, in one line. */
export function placedExplanation(explanation: Explanation, position: Position, neutralName: string): string {
  const { satisfied, decidedBy } = explanation;
  if (position === 'below not') return lineOf(!satisfied, decidedBy);
  const neutralResult = position.endsWith('and');
  if (satisfied !== neutralResult) return lineOf(satisfied, decidedBy);
  const neutral = { name: neutralName, satisfied: neutralResult };
  return lineOf(satisfied, position.startsWith('left') ? [...decidedBy, neutral] : [neutral, ...decidedBy]);
}

/** An explanation that an overridden `explain` may return: any entries, or none. */
export function explanations(): fc.Arbitrary<Explanation> {
  const reason = fc.record({ name: anyString(), satisfied: fc.boolean() }, { noNullPrototype: true });
  return fc.record(
    { satisfied: fc.boolean(), decidedBy: fc.array(reason, { maxLength: 3 }) },
    { noNullPrototype: true },
  );
}

/** A specification that overrides `explain`. */
export function explaining<T>(isSatisfiedBy: (candidate: T) => boolean, explain: (candidate: T) => Explanation) {
  return new (class extends Specification<T> {
    isSatisfiedBy(candidate: T): boolean {
      return isSatisfiedBy(candidate);
    }

    override explain(candidate: T): Explanation {
      return explain(candidate);
    }
  })('this name is not used');
}

/** A specification that returns the same explanation every time, changed to what the candidate says. */
export function reusing(name: string): Specification<Results> {
  const reason = { name, satisfied: false };
  const explanation = { satisfied: false, decidedBy: [reason] };
  return explaining(
    (candidate) => candidate[name] === true,
    (candidate) => {
      reason.satisfied = candidate[name] === true;
      explanation.satisfied = reason.satisfied;
      return explanation;
    },
  );
}

/**
 * The explanation of a composition whose right side may make the left one change the explanation that it has returned.
 */
export function explanationWithChange(operator: 'and' | 'or', result: boolean, isChanged: boolean): string {
  const left = operator === 'and';
  const reusesObject = reusing('p');
  const right = unseen<Results>('q', () => {
    if (isChanged) reusesObject.explain({ p: !left });
    return result;
  });
  return told(reusesObject[operator](right).explain({ p: left }));
}

/** Whether any part of an explanation is frozen. */
export function isFrozen(explanation: Explanation): boolean {
  return [explanation, explanation.decidedBy, ...explanation.decidedBy].some((part) => Object.isFrozen(part));
}

/** Values of different kinds, of which a copy is not the same. */
const candidates = {
  'a date': () => new Date(0),
  'an instance with a private field': () =>
    new (class {
      readonly #name = 'x';
      get name(): string {
        return this.#name;
      }
    })(),
  'a frozen object': () => Object.freeze({ price: 1 }),
  'an array': () => [1, 2],
  'a function': () => () => true,
  undefined: () => undefined,
  0: () => 0,
  "''": () => '',
  NaN: () => Number.NaN,
} satisfies Record<string, () => unknown>;

/** The positions, each with a method, in which a specification does not get the candidate itself. */
export function positionsWithoutTheCandidate(candidate: unknown): string[] {
  return positions.flatMap((position) =>
    (['isSatisfiedBy', 'explain'] as const)
      .filter((call) => {
        const received = new Map<string, boolean>();
        const part = (name: string, result: boolean) =>
          unseen<unknown>(name, (given) => {
            received.set(name, Object.is(given, candidate));
            return result;
          });
        // Neither side decides alone, so both are evaluated.
        const specification = placed(part('a', position.endsWith('and')), position, (neutral) => part('b', neutral));
        outcomeOf(() => specification[call](candidate));
        return received.get('a') !== true || received.get('b') === false;
      })
      .map((call) => `${position}, called by ${call}`),
  );
}

export const candidateKinds = Object.keys(candidates) as (keyof typeof candidates)[];

export function candidateOf(kind: keyof typeof candidates): unknown {
  return candidates[kind]();
}

/** A candidate that may have a parent, for which the same specification is evaluated. */
export interface Nested {
  ok: boolean;
  parent?: Nested;
}

/** The first of these results is the innermost candidate's, the others are those of its parents. */
export function nested(levels: readonly boolean[]): Nested {
  const [ok = true, ...rest] = levels;
  return rest.length === 0 ? { ok } : { ok, parent: nested(rest) };
}

/** A specification that accepts a candidate which is ok, unless it accepts the candidate's parent. */
export function okUnlessParentIs(via: Method, side: 'left' | 'right'): Specification<Nested> {
  const ok = unseen<Nested>('ok', (candidate) => candidate.ok);
  const noParent = unseen<Nested>('no accepted parent', ({ parent }) => {
    if (parent === undefined) return true;
    return !(via === 'explain' ? whole.explain(parent).satisfied : whole.isSatisfiedBy(parent));
  });
  const whole: Specification<Nested> = side === 'left' ? noParent.and(ok) : ok.and(noParent);
  return whole;
}

/** Whether such a specification should accept a candidate. */
export function isAccepted([ok, ...rest]: readonly boolean[]): boolean {
  return ok === true && !isAccepted(rest);
}

/** What its explanation should be. */
export function acceptance(levels: readonly boolean[], side: 'left' | 'right'): string {
  const entries: Reason[] = [
    { name: 'ok', satisfied: levels[0] === true },
    { name: 'no accepted parent', satisfied: !isAccepted(levels.slice(1)) },
  ];
  if (side === 'left') entries.reverse();
  const no = entries.find(({ satisfied }) => !satisfied);
  return lineOf(no === undefined, no === undefined ? entries : [no]);
}

/** What an action returns, or what it throws as a sentence. */
export function outcomeOf(action: () => unknown): unknown {
  let result: unknown;
  const error = thrownBy(() => {
    result = action();
  });
  if (error instanceof TodoError) throw error;
  return error === nothingThrown ? result : `throws ${String(error)}`;
}

/** The functions of product-specifications.ts that run when specifications of the shop are called directly, and within compositions. */
export function callsOfOwn() {
  const all = [new InStock(), new InCategory('electronics'), new PriceBetween(0, 50_000)];
  const composed = positions.map((position) =>
    all.map((one) => placed<Product>(one, position, (result) => unseen('neutral', () => result))),
  );
  const evaluations = [all, ...composed].flatMap((specifications) => [
    () => specifications.map((one) => one.isSatisfiedBy(phone)),
    () => specifications.map((one) => one.explain(phone)),
  ]);
  const verdictOn = ([isSatisfiedBy = [], explain = [], ...within]: string[][]) => ({
    direct: isSatisfiedBy,
    positionsWithout: positions.filter((_, i) =>
      [within[2 * i] ?? [], within[2 * i + 1] ?? []].some(
        (calls) => !same(calls, isSatisfiedBy) && !same(calls, explain),
      ),
    ),
  });
  const isRight = (calls: string[][]) => {
    const { direct, positionsWithout } = verdictOn(calls);
    return direct.length > 0 && positionsWithout.length === 0;
  };
  return verdictOn(functionsCalled(['product-specifications.ts'], evaluations, isRight));
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.join('\n') === b.join('\n');
}

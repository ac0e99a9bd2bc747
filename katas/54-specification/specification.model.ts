import fc from 'fast-check';
import { expect } from 'vitest';
import { trickyNames } from '../support/generators.ts';
import { thrownBy } from '../support/thrown.ts';
import {
  inCategory,
  InvalidPriceRangeError,
  inStock,
  leaf,
  priceBetween,
  type Explanation,
  type Product,
  type Specification,
} from './specification.ts';

export const phone: Product = { id: 'p1', name: 'Budget Phone', price: 19_999, category: 'electronics', inStock: true };
export const laptop: Product = {
  id: 'p2',
  name: 'Premium Laptop',
  price: 149_999,
  category: 'electronics',
  inStock: true,
};
export const shirt: Product = { id: 'p3', name: 'T-Shirt', price: 2_999, category: 'clothing', inStock: true };
export const tv: Product = { id: 'p4', name: 'Smart TV', price: 34_999, category: 'electronics', inStock: false };

export function offered(): Specification<Product> {
  return inCategory('electronics').and(inStock()).and(priceBetween(0, 50_000));
}

export function excluded(): Specification<Product> {
  return priceBetween(50_000, 999_900).or(inStock().not());
}

export function namesOf(catalogue: readonly Product[], spec: Specification<Product>): string[] {
  return catalogue.filter((product) => spec.isSatisfiedBy(product)).map(({ name }) => name);
}

export function expectRefusal(min: number, max: number): void {
  const error = thrownBy(() => priceBetween(min, max));
  expect(error).toBeInstanceOf(InvalidPriceRangeError);
  expect(error).toMatchObject({ min, max });
}

/** A boolean expression as plain data; a name stands for the leaf of that name, which is one and the same everywhere. */
type Tree = string | { and: [Tree, Tree] } | { or: [Tree, Tree] } | { not: Tree };

/** What each leaf answers. */
type Candidate = Record<string, boolean | 'throws'>;

export const names = ['p', 'q', 'r'];

export const everyCandidate = [0, 1, 2, 3, 4, 5, 6, 7].map((n) => ({ p: (n & 1) > 0, q: (n & 2) > 0, r: (n & 4) > 0 }));

/** The specification that a tree stands for; leaves of the same name are the same object. */
export function compose<T>(tree: Tree, leafOf: (name: string) => Specification<T>): Specification<T> {
  const leaves = new Map<string, Specification<T>>();
  const shared = (name: string) => {
    const known = leaves.get(name) ?? leafOf(name);
    leaves.set(name, known);
    return known;
  };
  const visit = (node: Tree): Specification<T> => {
    if (typeof node === 'string') return shared(node);
    if ('not' in node) return visit(node.not).not();
    if ('and' in node) return visit(node.and[0]).and(visit(node.and[1]));
    return visit(node.or[0]).or(visit(node.or[1]));
  };
  return visit(tree);
}

export function build(tree: Tree): Specification<Candidate> {
  return compose(tree, (name) => letter(name));
}

/** The leaf that answers what the candidate has under its name. */
export function letter(name: string, asked: string[] = []): Specification<Candidate> {
  return leaf(name, (candidate) => ask(name, candidate, asked));
}

/** The oracle: the same expression in TypeScript's own operators. */
export function evaluate(tree: Tree, candidate: Candidate, asked: string[] = []): boolean {
  if (typeof tree === 'string') return ask(tree, candidate, asked);
  if ('not' in tree) return !evaluate(tree.not, candidate, asked);
  if ('and' in tree) return evaluate(tree.and[0], candidate, asked) && evaluate(tree.and[1], candidate, asked);
  return evaluate(tree.or[0], candidate, asked) || evaluate(tree.or[1], candidate, asked);
}

function ask(name: string, candidate: Candidate, asked: string[]): boolean {
  asked.push(name);
  const answer = candidate[name];
  if (answer === 'throws') throw faults.get(name);
  return answer === true;
}

const faults = new Map(names.map((name) => [name, new Error(`the test of ${name} broke`)]));

export const faultyExamples: { tree: Tree; candidate: Candidate }[] = [
  { tree: 'p', candidate: { p: 'throws', q: true, r: true } },
  { tree: { not: 'p' }, candidate: { p: 'throws', q: true, r: true } },
  { tree: { or: ['p', 'q'] }, candidate: { p: true, q: 'throws', r: true } },
  { tree: { or: ['p', 'q'] }, candidate: { p: 'throws', q: true, r: true } },
];

/** How a question ended, with an answer or with the very error that came in its place, and the leaves asked for it. */
interface Observation {
  outcome: unknown;
  asked: string[];
}

/** What a specification does when it is composed and asked. */
export function observed(tree: Tree, question: (spec: Specification<Candidate>) => boolean): Observation {
  const asked: string[] = [];
  const spec = compose(tree, (name) => letter(name, asked));
  return { outcome: outcomeOf(() => question(spec)), asked };
}

/** What it should do. */
export function foreseen(tree: Tree, candidate: Candidate): Observation {
  const asked: string[] = [];
  return { outcome: outcomeOf(() => evaluate(tree, candidate, asked)), asked };
}

function outcomeOf(question: () => boolean): unknown {
  try {
    return question();
  } catch (error) {
    return error;
  }
}

/** The oracle of explanations. */
export function explained(tree: Tree, candidate: Candidate): Told {
  return { satisfied: evaluate(tree, candidate), decidedBy: deciders(tree, candidate) };
}

function deciders(tree: Tree, candidate: Candidate): string[] {
  if (typeof tree === 'string') return [`${tree}: ${candidate[tree] === true ? 'yes' : 'no'}`];
  if ('not' in tree) return deciders(tree.not, candidate);
  const [sides, decisive] = 'and' in tree ? [tree.and, false] : [tree.or, true];
  const decider = sides.find((side) => evaluate(side, candidate) === decisive);
  return (decider === undefined ? sides : [decider]).flatMap((side) => deciders(side, candidate));
}

interface Told {
  satisfied: boolean;
  decidedBy: string[];
}

/** An explanation in few words, whatever else it carries. */
export function told({ satisfied, decidedBy }: Explanation): Told {
  return { satisfied, decidedBy: decidedBy.map((verdict) => `${verdict.leaf}: ${verdict.satisfied ? 'yes' : 'no'}`) };
}

/** Changes all of an explanation that can be changed. */
export function spoil(explanation: { -readonly [K in keyof Explanation]: Explanation[K] }): void {
  const decidedBy = explanation.decidedBy as { leaf: string; satisfied: boolean }[];
  for (const verdict of decidedBy) {
    thrownBy(() => (verdict.satisfied = !verdict.satisfied));
    thrownBy(() => (verdict.leaf = 'spoilt'));
  }
  thrownBy(() => decidedBy.push({ leaf: 'added', satisfied: true }));
  thrownBy(() => (explanation.satisfied = !explanation.satisfied));
}

/** Named compositions in their order, each of earlier ones: `{ s1: { and: ['p', 'q'] }, s2: { not: 's1' } }`. */
type Definitions = Record<string, Tree>;

export function definitions(): fc.Arbitrary<Definitions> {
  const step = fc.tuple(fc.constantFrom('and', 'or', 'not'), fc.nat(20), fc.nat(20));
  const drawn = fc.array(step, { minLength: 1, maxLength: 8, size: 'max' }).map((steps) => {
    const known = [...names];
    const entries = steps.map(([operator, i, j], k): [string, Tree] => {
      const [left, right] = [known[i % known.length] ?? 'p', known[j % known.length] ?? 'p'];
      const name = `s${k + 1}`;
      known.push(name);
      if (operator === 'not') return [name, { not: left }];
      return [name, operator === 'and' ? { and: [left, right] } : { or: [left, right] }];
    });
    return Object.fromEntries(entries);
  });
  return new Shrinking(drawn, fewerDefinitions);
}

export const sharingExamples: { definitions: Definitions }[] = [
  { definitions: { s1: { not: 'p' }, s2: { not: 'p' } } },
  { definitions: { s1: { and: ['p', 'q'] }, s2: { and: ['s1', 'r'] } } },
  { definitions: { s1: { or: ['p', 'q'] }, s2: { or: ['r', 's1'] }, s3: { or: ['s1', 'r'] } } },
];

export function evaluateAll(definitions: Definitions, candidate: Candidate): Candidate {
  const answers = { ...candidate };
  for (const [name, tree] of Object.entries(definitions)) answers[name] = evaluate(tree, answers);
  return answers;
}

/** First without one that no other refers to, then with a leaf in place of a reference. */
function* fewerDefinitions(all: Definitions): Generator<Definitions> {
  const used = Object.values(all).flatMap(sidesOf);
  for (const name of Object.keys(all).filter((one) => !used.includes(one))) {
    yield Object.fromEntries(Object.entries(all).filter(([other]) => other !== name));
  }
  for (const [name, tree] of Object.entries(all)) {
    for (const [i, side] of sidesOf(tree).entries()) {
      if (typeof side === 'string' && side in all)
        yield* names.map((leafName) => ({ ...all, [name]: withSide(tree, i, leafName) }));
    }
  }
}

function treesOf(leaves: fc.Arbitrary<string>): fc.Arbitrary<Tree> {
  const { tree } = fc.letrec<{ tree: Tree; sides: [Tree, Tree] }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4, depthSize: 'medium' },
      leaves,
      tie('sides').map((and) => ({ and })),
      tie('sides').map((or) => ({ or })),
      tie('tree').map((not) => ({ not })),
    ),
    sides: fc.tuple(tie('tree'), tie('tree')),
  }));
  return new Shrinking(tree, smallerTrees);
}

/** First the parts of a tree in its place, then the tree with one part made smaller: what `fc.letrec` can't know. */
function* smallerTrees(tree: Tree): Generator<Tree> {
  yield* partsOf(tree);
  for (const [i, side] of sidesOf(tree).entries()) {
    for (const smaller of smallerTrees(side)) yield withSide(tree, i, smaller);
  }
}

function* partsOf(tree: Tree): Generator<Tree> {
  for (const side of sidesOf(tree)) {
    yield side;
    yield* partsOf(side);
  }
}

function sidesOf(tree: Tree): readonly Tree[] {
  if (typeof tree === 'string') return [];
  if ('not' in tree) return [tree.not];
  return 'and' in tree ? tree.and : tree.or;
}

function withSide(tree: Tree, i: number, side: Tree): Tree {
  if (typeof tree === 'string' || 'not' in tree) return { not: side };
  const sides = sidesOf(tree).with(i, side) as [Tree, Tree];
  return 'and' in tree ? { and: sides } : { or: sides };
}

/** Draws like another arbitrary, and shrinks by the value alone. */
class Shrinking<T> extends fc.Arbitrary<T> {
  readonly #drawn: fc.Arbitrary<T>;
  readonly #smaller: (value: T) => Generator<T>;

  constructor(drawn: fc.Arbitrary<T>, smaller: (value: T) => Generator<T>) {
    super();
    this.#drawn = drawn;
    this.#smaller = smaller;
  }

  generate(random: fc.Random, bias: number | undefined): fc.Value<T> {
    return new fc.Value(this.#drawn.generate(random, bias).value, undefined);
  }

  canShrinkWithoutContext(value: unknown): value is T {
    return value !== undefined;
  }

  shrink(value: T): fc.Stream<fc.Value<T>> {
    return fc.stream(this.#smaller(value)).map((one) => new fc.Value(one, undefined));
  }
}

export function trees(): fc.Arbitrary<Tree> {
  return treesOf(letters());
}

function letters(): fc.Arbitrary<string> {
  return fc.constantFrom(...names);
}

export function candidates(): fc.Arbitrary<Record<string, boolean>> {
  return fc.record({ p: fc.boolean(), q: fc.boolean(), r: fc.boolean() }, { noNullPrototype: true }) as fc.Arbitrary<
    Record<string, boolean>
  >;
}

export function faultyCandidates(): fc.Arbitrary<Candidate> {
  const answer = fc.constantFrom(true, false, 'throws' as const);
  return fc.record({ p: answer, q: answer, r: answer }, { noNullPrototype: true });
}

export function pairs() {
  return { a: trees(), b: trees(), candidate: candidates() };
}

/** The shop's own leaves, by the names that trees of them use. */
const shopLeaves: Record<string, () => Specification<Product>> = {
  inStock,
  electronics: () => inCategory('electronics'),
  affordable: () => priceBetween(0, 50_000),
};

export function shopLeaf(name: string): Specification<Product> {
  return (shopLeaves[name] ?? inStock)();
}

export function shopTrees(): fc.Arbitrary<Tree> {
  return treesOf(fc.constantFrom(...Object.keys(shopLeaves)));
}

export function categories(): fc.Arbitrary<string> {
  return fc.constantFrom('electronics', 'Electronics', ' electronics', 'electro', 'clothing', ...trickyNames);
}

export function catalogues(): fc.Arbitrary<Product[]> {
  const list = fc.array(products(), { maxLength: 5 });
  return list.map((all) => all.map((product, i) => ({ ...product, id: `p${i + 1}` })));
}

export function products(): fc.Arbitrary<Product> {
  return fc.record(
    {
      id: fc.constant('p1'),
      name: fc.constantFrom('Budget Phone', 'T-Shirt'),
      price: fc.constantFrom(0, 2_999, 49_999, 50_000, 50_001, 999_900, 999_901),
      category: categories(),
      inStock: fc.boolean(),
    },
    { noNullPrototype: true },
  );
}

import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { ids, invalidAmounts, notAmounts, trickyNames } from '../support/generators.ts';
import { example, law } from '../support/law.ts';
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

describe('1 ★ Each leaf checks one thing, bounds included', () => {
  law('in stock is what the product says', { product: products() }, ({ product }) => {
    expect(inStock().isSatisfiedBy(product)).toBe(product.inStock);
  });

  law(
    'a category is satisfied by exactly its text',
    { category: categories(), product: products() },
    ({ category, product }) => {
      expect(inCategory(category).isSatisfiedBy(product)).toBe(category === product.category);
    },
    {
      examples: [
        { category: 'electronics', product: { ...phone, category: 'Electronics' } },
        { category: 'electronics', product: { ...phone, category: ' electronics' } },
        { category: 'electro', product: phone },
        { category: '', product: phone },
        { category: '__proto__', product: { ...phone, category: '__proto__' } },
      ],
    },
  );

  law(
    'a price on a bound lies in the range, one beyond does not',
    { min: fc.integer({ min: 1, max: 60_000 }), width: fc.nat(3) },
    ({ min, width }) => {
      const max = min + width;
      const prices = [min - 1, min, max, max + 1];
      const inside = prices.map((price) => priceBetween(min, max).isSatisfiedBy({ ...phone, price }));
      expect(inside).toEqual([false, true, true, false]);
    },
  );

  law(
    'a leaf of your own answers what its test answers',
    { limit: fc.nat(5), candidate: fc.nat(5) },
    ({ limit, candidate }) => {
      const belowLimit = leaf('below the limit', (value: number) => value < limit);
      expect(belowLimit.isSatisfiedBy(candidate)).toBe(candidate < limit);
    },
  );
});

describe('2 ★ Leaves combine into the lists of the shop', () => {
  example('the phone is offered; the laptop and the television are excluded', () => {
    expect(namesOf([phone, laptop, shirt, tv], offered())).toEqual(['Budget Phone']);
    expect(namesOf([phone, laptop, shirt, tv], excluded())).toEqual(['Premium Laptop', 'Smart TV']);
  });

  law('offered is electronics, in stock, for 0 to 50000', { product: products() }, ({ product }) => {
    const expected = product.category === 'electronics' && product.inStock && product.price <= 50_000;
    expect(offered().isSatisfiedBy(product)).toBe(expected);
  });

  law('excluded is 50000 to 999900, or out of stock', { product: products() }, ({ product }) => {
    const expected = (product.price >= 50_000 && product.price <= 999_900) || !product.inStock;
    expect(excluded().isSatisfiedBy(product)).toBe(expected);
  });
});

describe('3 ★★ Any composition answers as the boolean expression it stands for', () => {
  law('a tree answers as && and || and ! would', { tree: trees(), candidate: candidates() }, ({ tree, candidate }) => {
    expect(build(tree).isSatisfiedBy(candidate)).toBe(evaluate(tree, candidate));
  });

  law('calls in a row apply one after the other', { candidate: candidates() }, ({ candidate }) => {
    const [p, q, r] = [letter('p'), letter('q'), letter('r')];
    const { p: a = false, q: b = false, r: c = false } = candidate;
    expect(p.or(q).and(r).isSatisfiedBy(candidate)).toBe((a || b) && c);
    expect(p.and(q).or(r).isSatisfiedBy(candidate)).toBe((a && b) || c);
    expect(p.or(q).not().isSatisfiedBy(candidate)).toBe(!(a || b));
  });
});

describe('4 ★★ The laws of logic hold, for filters too', () => {
  law('De Morgan: not moves inside and swaps and with or', pairs(), ({ a, b, candidate }) => {
    const [x, y] = [build(a), build(b)];
    expect(x.and(y).not().isSatisfiedBy(candidate)).toBe(x.not().or(y.not()).isSatisfiedBy(candidate));
    expect(x.or(y).not().isSatisfiedBy(candidate)).toBe(x.not().and(y.not()).isSatisfiedBy(candidate));
  });

  law('not twice is as if not at all', { a: trees(), candidate: candidates() }, ({ a, candidate }) => {
    expect(build(a).not().not().isSatisfiedBy(candidate)).toBe(build(a).isSatisfiedBy(candidate));
  });

  law('and distributes over or, or over and', { ...pairs(), c: trees() }, ({ a, b, c, candidate }) => {
    const [x, y, z] = [build(a), build(b), build(c)];
    expect(x.and(y.or(z)).isSatisfiedBy(candidate)).toBe(x.and(y).or(x.and(z)).isSatisfiedBy(candidate));
    expect(x.or(y.and(z)).isSatisfiedBy(candidate)).toBe(x.or(y).and(x.or(z)).isSatisfiedBy(candidate));
  });

  law(
    'filtering by a and b is filtering by a, then by b',
    { a: shopTrees(), b: shopTrees(), catalogue: catalogues() },
    ({ a, b, catalogue }) => {
      const [x, y] = [compose(a, shopLeaf), compose(b, shopLeaf)];
      const twice = catalogue
        .filter((product) => x.isSatisfiedBy(product))
        .filter((product) => y.isSatisfiedBy(product));
      const once = catalogue.filter((product) => x.and(y).isSatisfiedBy(product));
      expect(once.map(({ id }) => id)).toEqual(twice.map(({ id }) => id));
    },
  );
});

describe('5 ★★★ A specification can be part of many others', () => {
  law(
    'specifications that share parts answer each as if it stood alone',
    { definitions: definitions() },
    ({ definitions }) => {
      const specs = new Map(names.map((name) => [name, letter(name)]));
      const known = (name: string) => specs.get(name) ?? letter(name);
      for (const [name, tree] of Object.entries(definitions)) specs.set(name, compose(tree, known));
      for (const candidate of everyCandidate) {
        const answers = [...specs].map(([name, spec]) => [name, spec.isSatisfiedBy(candidate)]);
        expect(Object.fromEntries(answers)).toEqual(evaluateAll(definitions, candidate));
      }
    },
    {
      why: 'one list that is narrowed for a banner must not narrow the search page',
      examples: sharingExamples,
    },
  );

  law(
    'a specification asked again asks its leaves again',
    { tree: trees(), candidate: candidates(), later: candidates() },
    ({ tree, candidate, later }) => {
      const [spec, fresh] = [build(tree), build(tree)];
      const subject = { ...candidate };
      spec.isSatisfiedBy(subject);
      spec.explain(subject);
      Object.assign(subject, later);
      expect(spec.isSatisfiedBy(subject)).toBe(fresh.isSatisfiedBy(later));
      expect(told(spec.explain(subject))).toEqual(told(fresh.explain(later)));
    },
    { why: 'a product that has just sold out must leave the list' },
  );

  law(
    'a changed explanation changes no later one',
    { tree: trees(), candidate: candidates() },
    ({ tree, candidate }) => {
      const spec = build(tree);
      const explanation = spec.explain(candidate);
      const before = told(explanation);
      spoil(explanation);
      expect(told(spec.explain(candidate))).toEqual(before);
    },
  );
});

describe('6 ★★★ Leaves are asked from left to right, and no more of them than needed', () => {
  law(
    'isSatisfiedBy asks the leaves that && and || would',
    { tree: trees(), candidate: candidates() },
    ({ tree, candidate }) => {
      const { asked } = observed(tree, (spec) => spec.isSatisfiedBy(candidate));
      expect(asked).toEqual(foreseen(tree, candidate).asked);
    },
    { why: 'the right side may be slow, or make sense only where the left side holds' },
  );

  law(
    'explain asks the same leaves, none of them more often',
    { tree: trees(), candidate: candidates() },
    ({ tree, candidate }) => {
      const { asked } = observed(tree, (spec) => spec.explain(candidate).satisfied);
      expect(asked).toEqual(foreseen(tree, candidate).asked);
    },
    { why: 'asking each side once more at each level doubles the work with each level' },
  );

  law(
    'what a test throws comes through, and nothing more is asked',
    { tree: trees(), candidate: faultyCandidates() },
    ({ tree, candidate }) => {
      const expected = foreseen(tree, candidate);
      const answered = observed(tree, (spec) => spec.isSatisfiedBy(candidate));
      expect(answered.outcome).toBe(expected.outcome);
      expect(answered.asked).toEqual(expected.asked);
      const explained = observed(tree, (spec) => spec.explain(candidate).satisfied);
      expect(explained.outcome).toBe(expected.outcome);
      expect(explained.asked).toEqual(expected.asked);
    },
    { why: 'a check that broke, taken for "no", becomes "yes" below a not', examples: faultyExamples },
  );
});

describe('7 ★★★ An explanation names the leaves that decided', () => {
  example('the television is not offered, and is excluded, because it is not in stock', () => {
    expect(told(offered().explain(tv))).toEqual({ satisfied: false, decidedBy: ['in stock: no'] });
    expect(told(excluded().explain(tv))).toEqual({ satisfied: true, decidedBy: ['in stock: no'] });
  });

  law(
    'exactly the deciding leaves are named, in the order asked, with their own answers',
    { tree: trees(), candidate: candidates() },
    ({ tree, candidate }) => {
      expect(told(build(tree).explain(candidate))).toEqual(explained(tree, candidate));
    },
    { why: 'whoever acts on an explanation mends the condition that it names' },
  );

  law(
    'what the leaves that are not named answer makes no difference',
    { tree: trees(), candidate: candidates(), others: candidates() },
    ({ tree, candidate, others }) => {
      const { satisfied, decidedBy } = build(tree).explain(candidate);
      const decided = Object.fromEntries(decidedBy.map((verdict) => [verdict.leaf, verdict.satisfied]));
      expect(build(tree).isSatisfiedBy({ ...others, ...decided })).toBe(satisfied);
    },
  );

  law(
    'leaves go by their names, also by strange ones and by the same one',
    { leaves: fc.array(ids(), { minLength: 1, maxLength: 4 }) },
    ({ leaves }) => {
      const [first, ...rest] = leaves.map((name) => leaf(name, () => true));
      const all = rest.reduce((left, right) => left.and(right), first as Specification<string>);
      const decidedBy = leaves.map((name) => `${name}: yes`);
      expect(told(all.not().explain('any'))).toEqual({ satisfied: false, decidedBy });
    },
    { examples: [{ leaves: ['a', 'b', 'a'] }, { leaves: ['__proto__', ''] }] },
  );

  law(
    "the shop's leaves are called as stated",
    { category: categories(), min: fc.nat(60_000), width: fc.nat(60_000) },
    ({ category, min, width }) => {
      const specs = [inStock(), inCategory(category), priceBetween(min, min + width)];
      const leaves = specs.flatMap((spec) => spec.explain(phone).decidedBy.map((verdict) => verdict.leaf));
      expect(leaves).toEqual(['in stock', `category ${category}`, `price ${min} to ${min + width}`]);
    },
  );
});

describe('8 ★★★ Bounds that make no price range are refused', () => {
  law(
    'a reversed range is refused, and the error says which',
    { max: fc.nat(60_000), excess: fc.integer({ min: 1, max: 60_000 }) },
    ({ max, excess }) => {
      expectRefusal(max + excess, max);
    },
    { why: 'a reversed range matches nothing, and an empty list looks like an empty shop' },
  );

  law(
    'a bound that is no amount is refused',
    { bound: invalidAmounts(), other: fc.nat(60_000) },
    ({ bound, other }) => {
      expectRefusal(bound, other);
      expectRefusal(other, bound);
      expectRefusal(bound, bound);
    },
    { examples: notAmounts.map((bound) => ({ bound, other: 5 })) },
  );

  law(
    'equal bounds are a range of one price',
    { price: fc.oneof(fc.nat(60_000), fc.constantFrom(0, Number.MAX_SAFE_INTEGER)) },
    ({ price }) => {
      expect(thrownBy(() => priceBetween(price, price))).toBeUndefined();
      expect(priceBetween(price, price).isSatisfiedBy({ ...phone, price })).toBe(true);
    },
  );
});

const phone: Product = { id: 'p1', name: 'Budget Phone', price: 19_999, category: 'electronics', inStock: true };
const laptop: Product = { id: 'p2', name: 'Premium Laptop', price: 149_999, category: 'electronics', inStock: true };
const shirt: Product = { id: 'p3', name: 'T-Shirt', price: 2_999, category: 'clothing', inStock: true };
const tv: Product = { id: 'p4', name: 'Smart TV', price: 34_999, category: 'electronics', inStock: false };

function offered(): Specification<Product> {
  return inCategory('electronics').and(inStock()).and(priceBetween(0, 50_000));
}

function excluded(): Specification<Product> {
  return priceBetween(50_000, 999_900).or(inStock().not());
}

function namesOf(catalogue: readonly Product[], spec: Specification<Product>): string[] {
  return catalogue.filter((product) => spec.isSatisfiedBy(product)).map(({ name }) => name);
}

function expectRefusal(min: number, max: number): void {
  const error = thrownBy(() => priceBetween(min, max));
  expect(error).toBeInstanceOf(InvalidPriceRangeError);
  expect(error).toMatchObject({ min, max });
}

/** A boolean expression as plain data; a name stands for the leaf of that name, which is one and the same everywhere. */
type Tree = string | { and: [Tree, Tree] } | { or: [Tree, Tree] } | { not: Tree };

/** What each leaf answers. */
type Candidate = Record<string, boolean | 'throws'>;

const names = ['p', 'q', 'r'];

const everyCandidate = [0, 1, 2, 3, 4, 5, 6, 7].map((n) => ({ p: (n & 1) > 0, q: (n & 2) > 0, r: (n & 4) > 0 }));

/** The specification that a tree stands for; leaves of the same name are the same object. */
function compose<T>(tree: Tree, leafOf: (name: string) => Specification<T>): Specification<T> {
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

function build(tree: Tree): Specification<Candidate> {
  return compose(tree, (name) => letter(name));
}

/** The leaf that answers what the candidate has under its name. */
function letter(name: string, asked: string[] = []): Specification<Candidate> {
  return leaf(name, (candidate) => ask(name, candidate, asked));
}

/** The oracle: the same expression in TypeScript's own operators. */
function evaluate(tree: Tree, candidate: Candidate, asked: string[] = []): boolean {
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

const faultyExamples: { tree: Tree; candidate: Candidate }[] = [
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
function observed(tree: Tree, question: (spec: Specification<Candidate>) => boolean): Observation {
  const asked: string[] = [];
  const spec = compose(tree, (name) => letter(name, asked));
  return { outcome: outcomeOf(() => question(spec)), asked };
}

/** What it should do. */
function foreseen(tree: Tree, candidate: Candidate): Observation {
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
function explained(tree: Tree, candidate: Candidate): Told {
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
function told({ satisfied, decidedBy }: Explanation): Told {
  return { satisfied, decidedBy: decidedBy.map((verdict) => `${verdict.leaf}: ${verdict.satisfied ? 'yes' : 'no'}`) };
}

/** Changes all of an explanation that can be changed. */
function spoil(explanation: { -readonly [K in keyof Explanation]: Explanation[K] }): void {
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

function definitions(): fc.Arbitrary<Definitions> {
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

const sharingExamples: { definitions: Definitions }[] = [
  { definitions: { s1: { not: 'p' }, s2: { not: 'p' } } },
  { definitions: { s1: { and: ['p', 'q'] }, s2: { and: ['s1', 'r'] } } },
  { definitions: { s1: { or: ['p', 'q'] }, s2: { or: ['r', 's1'] }, s3: { or: ['s1', 'r'] } } },
];

function evaluateAll(definitions: Definitions, candidate: Candidate): Candidate {
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

function trees(): fc.Arbitrary<Tree> {
  return treesOf(letters());
}

function letters(): fc.Arbitrary<string> {
  return fc.constantFrom(...names);
}

function candidates(): fc.Arbitrary<Record<string, boolean>> {
  return fc.record({ p: fc.boolean(), q: fc.boolean(), r: fc.boolean() }, { noNullPrototype: true }) as fc.Arbitrary<
    Record<string, boolean>
  >;
}

function faultyCandidates(): fc.Arbitrary<Candidate> {
  const answer = fc.constantFrom(true, false, 'throws' as const);
  return fc.record({ p: answer, q: answer, r: answer }, { noNullPrototype: true });
}

function pairs() {
  return { a: trees(), b: trees(), candidate: candidates() };
}

/** The shop's own leaves, by the names that trees of them use. */
const shopLeaves: Record<string, () => Specification<Product>> = {
  inStock,
  electronics: () => inCategory('electronics'),
  affordable: () => priceBetween(0, 50_000),
};

function shopLeaf(name: string): Specification<Product> {
  return (shopLeaves[name] ?? inStock)();
}

function shopTrees(): fc.Arbitrary<Tree> {
  return treesOf(fc.constantFrom(...Object.keys(shopLeaves)));
}

function categories(): fc.Arbitrary<string> {
  return fc.constantFrom('electronics', 'Electronics', ' electronics', 'electro', 'clothing', ...trickyNames);
}

function catalogues(): fc.Arbitrary<Product[]> {
  const list = fc.array(products(), { maxLength: 5 });
  return list.map((all) => all.map((product, i) => ({ ...product, id: `p${i + 1}` })));
}

function products(): fc.Arbitrary<Product> {
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

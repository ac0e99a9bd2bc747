import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { ids, invalidAmounts, notAmounts } from '../support/generators.ts';
import { example, law } from '../support/law.ts';
import { nothingThrown, thrownBy } from '../support/thrown.ts';
import {
  build,
  candidates,
  catalogues,
  categories,
  compose,
  definitions,
  evaluate,
  evaluateAll,
  everyCandidate,
  excluded,
  expectRefusal,
  explained,
  faultyCandidates,
  faultyExamples,
  foreseen,
  laptop,
  letter,
  names,
  namesOf,
  observed,
  offered,
  pairs,
  phone,
  products,
  sharingExamples,
  shirt,
  shopLeaf,
  shopTrees,
  spoil,
  told,
  trees,
  tv,
} from './specification.model.ts';
import { inCategory, inStock, leaf, priceBetween, type Specification } from './specification.ts';

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
      expect(thrownBy(() => priceBetween(price, price))).toBe(nothingThrown);
      expect(priceBetween(price, price).isSatisfiedBy({ ...phone, price })).toBe(true);
    },
  );
});

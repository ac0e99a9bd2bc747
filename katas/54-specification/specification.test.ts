import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { anyString, hostileStrings, lookAlikes, wholeNumbers } from '../support/hostile.ts';
import { example, law } from '../support/law.ts';
import { changes, mutateDeep } from '../support/mutate-deep.ts';
import { compose, evaluate, evaluateAll, expectedCalls, explained } from './expressions.model.ts';
import { InCategory, InStock, PriceBetween } from './product-specifications.ts';
import {
  actualCalls,
  callsOfOwn,
  positionsWithoutTheCandidate,
  candidateKinds,
  candidateOf,
  changingExamples,
  combined,
  compositions,
  createOwn,
  evaluationTraps,
  excluded,
  expectedCombined,
  explaining,
  explanations,
  explanationWithChange,
  independentNames,
  isAccepted,
  isFrozen,
  letter,
  letters,
  letterTrees,
  methods,
  namesOf,
  nested,
  offered,
  okUnlessParentIs,
  acceptance,
  outcomeOf,
  ownDefinitions,
  ownNames,
  ownResults,
  ownTrees,
  parents,
  phone,
  placed,
  placedExplanation,
  positions,
  productAgainst,
  products,
  resultIn,
  results,
  reusing,
  shelf,
  subclassOf,
  told,
  treeTraps,
  tv,
  unseen,
} from './specification.model.ts';
import {
  changeTraps,
  nameTraps,
  nestingTraps,
  overrideTraps,
  ownershipTraps,
  pairTraps,
  sharingTraps,
  soldOut,
  subclassTraps,
} from './traps.model.ts';

describe("1 ★ Each of the shop's specifications checks one property", () => {
  law('InStock checks inStock', { product: products() }, ({ product }) => {
    expect(new InStock().isSatisfiedBy(product)).toBe(product.inStock);
  });

  law(
    'InCategory requires exactly its category',
    { category: anyString(), actual: anyString() },
    ({ category, actual }) => {
      const specification = new InCategory(category);
      expect(specification.isSatisfiedBy({ ...phone, category: actual })).toBe(category === actual);
      expect(specification.isSatisfiedBy({ ...phone, category })).toBe(true);
    },
    {
      examples: [
        { category: 'electronics', actual: 'Electronics' },
        { category: 'electronics', actual: 'electro' },
        { category: 'electro', actual: 'electronics' },
        ...lookAlikes.map(([category, actual]) => ({ category, actual })),
      ],
    },
  );

  law(
    'PriceBetween includes both bounds and no other price',
    { min: wholeNumbers(60_000), width: fc.nat(3) },
    ({ min, width }) => {
      const max = min + width;
      const specification = new PriceBetween(min, max);
      const prices = [min - 1, min, max, max + 1];
      expect(prices.map((price) => specification.isSatisfiedBy({ ...phone, price }))).toEqual([
        false,
        true,
        true,
        false,
      ]);
    },
    { examples: [0, 5, 9, 99, 999, 50_000].map((min) => ({ min, width: 1 })) },
  );
});

describe('2 ★ `and`, `or` and `not` combine specifications', () => {
  example('the phone is offered; the laptop and the television are excluded', () => {
    expect({ offered: namesOf(offered()), excluded: namesOf(excluded()) }).toEqual({
      offered: ['Budget Phone'],
      excluded: ['Premium Laptop', 'Smart TV'],
    });
  });

  law(
    'and requires both, or requires at least one, and not requires the opposite',
    { a: fc.constantFrom(...ownNames), b: fc.constantFrom(...ownNames), product: products() },
    ({ a, b, product }) => {
      expect(combined(createOwn(a), createOwn(b), product)).toEqual(
        expectedCombined(ownResults(product)(a), ownResults(product)(b)),
      );
    },
    { examples: pairTraps },
  );
});

describe('3 ★★ A composition combines like any other specification', () => {
  law(
    'a nested composition returns what &&, || and ! would return',
    { tree: ownTrees(), product: products() },
    ({ tree, product }) => {
      expect(compose(tree, createOwn).isSatisfiedBy(product)).toBe(evaluate(tree, ownResults(product)));
    },
    { examples: treeTraps },
  );

  law(
    'specifications that are parts of several compositions return what they would return alone',
    { compositions: ownDefinitions() },
    ({ compositions }) => {
      const all = new Map(independentNames.map((name) => [name, createOwn(name)]));
      const known = (name: string) => all.get(name) ?? createOwn(name);
      for (const [name, tree] of Object.entries(compositions)) all.set(name, compose(tree, known));
      for (const product of shelf) {
        const actual = [...all].map(([name, specification]) => [name, specification.isSatisfiedBy(product)]);
        expect(Object.fromEntries(actual)).toEqual(evaluateAll(independentNames, compositions, ownResults(product)));
      }
    },
    {
      why: 'if the banner adds a condition to its own list, the search page must not lose products',
      examples: sharingTraps,
    },
  );

  law(
    'combining specifications does not freeze them',
    { a: fc.constantFrom(...ownNames), b: fc.constantFrom(...ownNames), product: products() },
    ({ a, b, product }) => {
      const wasFrozen = new Map<object, boolean>();
      const noted = <T extends object>(part: T): T => (wasFrozen.set(part, Object.isFrozen(part)), part);
      const parts = [createOwn(a), createOwn(b)].map(noted).flatMap((one) => [one, noted(one.not())]);
      for (const left of parts) for (const right of parts) combined(left, right, product);
      for (const part of parts) part.not().not().isSatisfiedBy(product);
      expect(parts.map((part) => Object.isFrozen(part))).toEqual([...wasFrozen.values()]);
    },
    { why: 'a specification that counts its calls would throw once it is frozen', effort: 0.1, examples: pairTraps },
  );
});

describe('4 ★★ An explanation lists the specifications that decided the result', () => {
  example('the television is not offered, and is excluded, because it is not in stock', () => {
    const notInStock = [{ name: 'in stock', satisfied: false }];
    expect(offered().explain(tv)).toMatchObject({ satisfied: false, decidedBy: notInStock });
    expect(excluded().explain(tv)).toMatchObject({ satisfied: true, decidedBy: notInStock });
  });

  law(
    'an explanation lists exactly the specifications that decided, in order, with their own results',
    { tree: ownTrees(), product: products() },
    ({ tree, product }) => {
      expect(told(compose(tree, createOwn).explain(product))).toBe(explained(tree, ownResults(product)));
    },
    {
      why: 'whoever reads an explanation will change the conditions that it lists',
      examples: [
        ...treeTraps,
        ...shelf.map((product) => ({ tree: { and: ['in stock', 'in stock'] as [string, string] }, product })),
        ...shelf.map((product) => ({ tree: { or: ['category books', 'in stock'] as [string, string] }, product })),
      ],
    },
  );

  law(
    'the specifications of the shop have the names in the table',
    { category: anyString(), min: fc.nat(60_000), width: fc.nat(60_000) },
    ({ category, min, width }) => {
      const all = [new InStock(), new InCategory(category), new PriceBetween(min, min + width)];
      const names = all.flatMap((one) => one.explain(phone).decidedBy.map(({ name }) => name));
      expect(names).toEqual(['in stock', `category ${category}`, `price ${min} to ${min + width}`]);
    },
    { examples: hostileStrings.map((category) => ({ category, min: 0, width: 50_000 })) },
  );
});

describe('5 ★★ A specification that you have never seen combines like your own', () => {
  law(
    'a subclass that has its own isSatisfiedBy works on either side',
    { parent: fc.constantFrom(...parents), result: fc.boolean(), position: fc.constantFrom(...positions) },
    ({ parent, result, position }) => {
      const specification = placed(subclassOf(parent, result), position, (neutral) =>
        neutral ? new InCategory('books') : new InCategory('toys'),
      );
      const product = productAgainst(result);
      const expected = position === 'below not' ? !result : result;
      expect({
        'isSatisfiedBy(product)': outcomeOf(() => specification.isSatisfiedBy(product)),
        'explain(product).satisfied': outcomeOf(() => specification.explain(product).satisfied),
      }).toEqual({ 'isSatisfiedBy(product)': expected, 'explain(product).satisfied': expected });
    },
    { examples: subclassTraps },
  );

  example('compositions call your own specifications, and never work out their results themselves', () => {
    const { direct, positionsWithout } = callsOfOwn();
    expect(direct).not.toEqual([]);
    expect({ positionsWithout }).toEqual({ positionsWithout: [] });
  });

  law(
    'compositions pass on the candidate itself',
    { kind: fc.constantFrom(...candidateKinds) },
    ({ kind }) => {
      expect(positionsWithoutTheCandidate(candidateOf(kind))).toEqual([]);
    },
    { examples: candidateKinds.map((kind) => ({ kind })) },
  );

  law(
    'explain reports the result of isSatisfiedBy under any name',
    { name: anyString(), result: fc.boolean(), position: fc.constantFrom(...positions) },
    ({ name, result, position }) => {
      const specification = unseen<number>(name, () => result);
      const alone = { satisfied: result, decidedBy: [{ name, satisfied: result }] };
      const composed = placed(specification, position, (neutral) => unseen<number>('neutral', () => neutral));
      expect(told(specification.explain(1))).toBe(told(alone));
      expect(outcomeOf(() => told(composed.explain(1)))).toBe(placedExplanation(alone, position, 'neutral'));
    },
    { examples: nameTraps },
  );

  law(
    'compositions use an overridden explain',
    { explanation: explanations(), position: fc.constantFrom(...positions) },
    ({ explanation, position }) => {
      const specification = explaining<number>(
        () => explanation.satisfied,
        () => explanation,
      );
      const composed = placed(specification, position, (neutral) => unseen('neutral', () => neutral));
      const expected = placedExplanation(explanation, position, 'neutral');
      expect(outcomeOf(() => told(composed.explain(1)))).toBe(expected);
    },
    { examples: overrideTraps },
  );

  law(
    'a specification may evaluate the composition that contains it, with another candidate',
    {
      levels: fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }),
      via: fc.constantFrom('isSatisfiedBy' as const, 'explain' as const),
      side: fc.constantFrom('left' as const, 'right' as const),
    },
    ({ levels, via, side }) => {
      const specification = okUnlessParentIs(via, side);
      const candidate = nested(levels);
      expect(outcomeOf(() => specification.isSatisfiedBy(candidate))).toBe(isAccepted(levels));
      expect(outcomeOf(() => told(specification.explain(candidate)))).toBe(acceptance(levels, side));
    },
    { examples: nestingTraps },
  );
});

describe('6 ★★★ Each call evaluates only what it needs, from left to right', () => {
  law(
    'isSatisfiedBy evaluates what && and || would evaluate',
    { tree: letterTrees(), results: results() },
    ({ tree, results }) => {
      expect(actualCalls(tree, ['isSatisfiedBy'], resultIn(results))).toEqual(
        expectedCalls(tree, ['isSatisfiedBy'], resultIn(results)),
      );
    },
    { why: 'the right side may be slow, or fail if the left side already decides', examples: evaluationTraps },
  );

  law(
    'explain evaluates the same specifications, each once for each place where it appears',
    { tree: letterTrees(), results: results() },
    ({ tree, results }) => {
      expect(actualCalls(tree, ['explain'], resultIn(results))).toEqual(
        expectedCalls(tree, ['explain'], resultIn(results)),
      );
    },
    { examples: evaluationTraps },
  );

  law(
    'what a specification throws reaches the caller unchanged, and the next calls work as usual',
    { tree: letterTrees(), results: results(), calls: methods() },
    ({ tree, results, calls }, mode) => {
      const actual = actualCalls(tree, calls, mode.port(resultIn(results)), mode.trouble);
      expect(actual).toEqual(expectedCalls(tree, calls, resultIn(results), mode.trouble));
    },
    {
      why: 'if a failed check counted as "not satisfied", `not` would turn it into "satisfied"',
      modes: { inTrouble: { how: 'throws', upTo: 3 } },
      examples: evaluationTraps.map((trap) => ({ ...trap, calls: ['isSatisfiedBy', 'explain', 'isSatisfiedBy'] })),
    },
  );

  law(
    'a call remembers nothing for the next one',
    { tree: ownTrees(), product: products(), changed: products() },
    ({ tree, product, changed }) => {
      const subject = { ...product };
      const specification = compose(tree, createOwn);
      specification.isSatisfiedBy(subject);
      specification.explain(subject);
      Object.assign(subject, changed);
      const fresh = compose(tree, createOwn);
      expect(specification.isSatisfiedBy(subject)).toBe(fresh.isSatisfiedBy({ ...changed }));
      expect(told(specification.explain(subject))).toBe(told(fresh.explain({ ...changed })));
    },
    {
      why: 'a product that has just sold out must leave the list',
      examples: soldOut,
    },
  );
});

describe('7 ★★★ An explanation never changes by itself', () => {
  law(
    'later calls do not change an explanation',
    { tree: letterTrees(), results: results(), later: results() },
    ({ tree, results, later }) => {
      const specification = compose(tree, letter);
      const explanation = specification.explain(results);
      const before = told(explanation);
      for (const other of [specification, specification.not(), specification.and(letter('p')), letter('q')]) {
        other.isSatisfiedBy(later);
        other.explain(later);
      }
      expect(told(explanation)).toBe(before);
    },
    { examples: changingExamples },
  );

  law(
    'changing an explanation changes no other one',
    { tree: letterTrees(), results: results(), change: fc.constantFrom(...changes) },
    ({ tree, results, change }) => {
      const specification = compose(tree, letter);
      const all = [specification, specification.not(), specification.and(specification), specification.or(letter('p'))];
      const explainAll = () => all.map((one) => one.explain(results));
      const kept = explainAll();
      const before = kept.map(told);
      for (const explanation of explainAll()) mutateDeep(explanation, change);
      expect({ kept: kept.map(told), later: explainAll().map(told) }).toEqual({ kept: before, later: before });
    },
    { examples: changeTraps },
  );

  law(
    'an explanation stays as it was when an overridden explain changes the object that it returned',
    { tree: compositions(), results: results(), later: results() },
    ({ tree, results, later }) => {
      const parts = new Map(letters.map((name) => [name, reusing(name)]));
      const explanation = compose(tree, (name) => parts.get(name) ?? reusing(name)).explain(results);
      for (const part of parts.values()) part.explain(later);
      expect(told(explanation)).toBe(told(compose(tree, letter).explain(results)));
    },
    {
      why: 'the log would show why another product was excluded',
      examples: changingExamples.filter(({ tree }) => tree !== 'p'),
    },
  );

  law(
    'an explanation stays as it was even if that object changes while the other side is evaluated',
    { operator: fc.constantFrom('and' as const, 'or' as const), result: fc.boolean() },
    ({ operator, result }) => {
      expect(explanationWithChange(operator, result, true)).toBe(explanationWithChange(operator, result, false));
    },
    {
      examples: (['and', 'or'] as const).flatMap((operator) => [true, false].map((result) => ({ operator, result }))),
    },
  );

  law(
    'neither a composition nor its caller can change or freeze what an overridden explain returned',
    { explanation: explanations(), position: fc.constantFrom(...positions), change: fc.constantFrom(...changes) },
    ({ explanation, position, change }) => {
      const specification = explaining<number>(
        () => explanation.satisfied,
        () => explanation,
      );
      const before = told(explanation);
      mutateDeep(placed(specification, position, (neutral) => unseen('neutral', () => neutral)).explain(1), change);
      expect({ told: told(explanation), frozen: isFrozen(explanation) }).toEqual({ told: before, frozen: false });
    },
    { examples: ownershipTraps },
  );
});

import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { misplacedExports } from '../support/exports.ts';
import { amounts } from '../support/generators.ts';
import { anyNumber, integerEdges, notWholeNumbers, wholeNumbers } from '../support/hostile.ts';
import { example, law } from '../support/law.ts';
import { functionForms, inFunctionForm } from '../support/plug-in.ts';
import { CallCounter } from '../support/trouble.ts';
import { byWeight } from './by-weight.ts';
import { flatRate } from './flat-rate.ts';
import { free } from './free.ts';
import { ShippingCalculator } from './shipping-calculator.ts';
import { InvalidQuantityError, type ShippingStrategy } from './shipping-strategy.ts';
import {
  callsOfOwn,
  courierCalls,
  enquiries,
  halfCents,
  invalidQuantities,
  memoryTraps,
  ModelCalculator,
  nearestCent,
  nextWithoutRejection,
  orderTotals,
  ordinaryTotals,
  otherImports,
  outcomeOf,
  ownFiles,
  ownNames,
  ownStrategies,
  pricesFromNew,
  pricesFromShared,
  rejectionAndNext,
  selectedFor,
  Session,
  sizes,
  steps,
  strayCalls,
  traps,
  wrapped,
  wrappings,
} from './strategy.model.ts';
import { strategyFor } from './strategy-for.ts';

const parcel = { grams: fc.integer({ min: 1, max: 100_000 }), km: fc.integer({ min: 1, max: 5_000 }) };

const withZeros = [
  { grams: 0, km: 50 },
  { grams: 2000, km: 0 },
];

describe('1 ★ Each strategy computes its own price', () => {
  example('a two-kilogram parcel costs 0 with free, 500 with flatRate(500), and 500 with byWeight(250)', () => {
    expect(free(2000, 50)).toBe(0);
    expect(flatRate(500)(2000, 50)).toBe(500);
    expect(byWeight(250)(2000, 50)).toBe(500);
  });

  law(
    'free charges 0 for every parcel',
    parcel,
    ({ grams, km }) => {
      expect(free(grams, km)).toBe(0);
    },
    { examples: withZeros },
  );

  law(
    'a strategy from flatRate charges its rate for every parcel',
    { cents: amounts(), ...parcel },
    ({ cents, grams, km }) => {
      expect(flatRate(cents)(grams, km)).toBe(cents);
    },
    { examples: withZeros.map((zeros) => ({ cents: 500, ...zeros })) },
  );

  law(
    'a strategy from byWeight charges its rate for each kilogram, whatever the distance',
    { centsPerKg: amounts(10_000), kilograms: amounts(1_000), km: amounts() },
    ({ centsPerKg, kilograms, km }) => {
      expect(byWeight(centsPerKg)(kilograms * 1000, km)).toBe(centsPerKg * kilograms);
    },
  );
});

describe('2 ★ `strategyFor` selects a strategy, and `costOf` calls it', () => {
  example('an order of 2,000 cents is small, one of 7,500 cents medium, one of 12,000 cents large', () => {
    const tariff = { small: () => 750, medium: () => 500, large: () => 0 };
    const costs = [2_000, 7_500, 12_000].map((orderTotal) =>
      new ShippingCalculator(strategyFor(orderTotal, tariff)).costOf(3000, 50),
    );
    expect(costs).toEqual([750, 500, 0]);
  });

  law(
    'costOf returns the price from the strategy in use',
    { perGram: fc.nat(9), perKm: fc.nat(9), ...parcel },
    ({ perGram, perKm, grams, km }) => {
      const calculator = new ShippingCalculator((g) => perGram * g);
      const before = calculator.costOf(grams, km);
      calculator.use((_g, k) => perKm * k);
      expect({ before, after: calculator.costOf(grams, km) }).toEqual({ before: perGram * grams, after: perKm * km });
    },
  );
});

describe('3 ★★ Boundaries and prices are exact, every time', () => {
  law(
    'orders of 10,000 cents or more are large, those from 5,000 to 9,999 cents are medium, and those below 5,000 are small',
    { orderTotal: orderTotals() },
    ({ orderTotal }) => {
      const expected = orderTotal > 9_999 ? 'large' : orderTotal > 4_999 ? 'medium' : 'small';
      expect(selectedFor(orderTotal)).toBe(expected);
    },
    { examples: [4_999, 5_000, 9_999, 10_000, ...integerEdges].map((orderTotal) => ({ orderTotal })) },
  );

  law(
    'byWeight rounds the exact price to the nearest cent',
    { grams: wholeNumbers(9_007_199_254), centsPerKg: wholeNumbers(1_000_000) },
    ({ grams, centsPerKg }) => {
      expect(byWeight(centsPerKg)(grams, 50)).toBe(nearestCent(grams, centsPerKg));
    },
    {
      examples: [
        { grams: 1005, centsPerKg: 100 },
        { grams: 10, centsPerKg: 250 },
        { grams: 1003, centsPerKg: 250 },
        { grams: 3_000_000, centsPerKg: 1_000_000 },
        { grams: 9_007_199_254, centsPerKg: 999_999 },
        { grams: Number.MAX_SAFE_INTEGER, centsPerKg: 1 },
        { grams: 1, centsPerKg: Number.MAX_SAFE_INTEGER },
        { grams: Number.MAX_SAFE_INTEGER, centsPerKg: 0 },
      ],
    },
  );

  law(
    'byWeight rounds half cents up',
    { parcel: halfCents() },
    ({ parcel: { grams, centsPerKg } }) => {
      expect(byWeight(centsPerKg)(grams, 50)).toBe(nearestCent(grams, centsPerKg));
    },
    {
      examples: [
        { grams: 50, centsPerKg: 570 },
        { grams: 1005, centsPerKg: 100 },
        { grams: 10, centsPerKg: 250 },
        { grams: 30, centsPerKg: 250 },
        { grams: 1, centsPerKg: 500 },
        { grams: 500, centsPerKg: 1 },
        { grams: 9_007_199_253, centsPerKg: 500 },
        { grams: 500, centsPerKg: 9_007_199_253 },
        { grams: 18_014_398_509_481, centsPerKg: 500 },
        { grams: 1, centsPerKg: 9_007_199_254_740_500 },
      ].map((parcel) => ({ parcel })),
    },
  );

  law(
    'a price does not depend on earlier calls',
    { enquiries: enquiries() },
    ({ enquiries }) => {
      expect(pricesFromShared(enquiries)).toEqual(pricesFromNew(enquiries));
    },
    { examples: memoryTraps },
  );
});

describe('4 ★★ Any function of type `ShippingStrategy` can serve as a strategy', () => {
  law(
    'strategyFor returns the same function that the tariff holds, without calling any strategy',
    { size: fc.constantFrom(...sizes), form: fc.constantFrom(...functionForms) },
    ({ size, form }, mode) => {
      let calls = 0;
      const strategy = (): ShippingStrategy => inFunctionForm(() => (calls += 1), form);
      const selection = mode.use(() => ({ strategyFor }));
      const tariffs = [1, 2].map(() => ({ small: strategy(), medium: strategy(), large: strategy() }));
      const returned = tariffs.map((tariff) => {
        const selected = selection.strategyFor(ordinaryTotals[size], tariff);
        return sizes.find((one) => tariff[one] === selected) ?? 'another function';
      });
      expect({ returned, calls }).toEqual({ returned: [size, size], calls: 0 });
    },
    { modes: { mutated: true }, examples: sizes.map((size) => ({ size, form: 'a function' as const })) },
  );

  example('strategyFor reads the tariff on every call', () => {
    const [before, after] = [() => 500, () => 400];
    const tariff = { small: free, medium: before, large: free };
    const first = strategyFor(ordinaryTotals.medium, tariff);
    tariff.medium = after;
    expect([first, strategyFor(ordinaryTotals.medium, tariff)]).toEqual([before, after]);
  });

  example('costOf calls your own strategies too, and never works out their prices itself', () => {
    const { direct, afterCreation, afterUse } = callsOfOwn();
    expect(direct).not.toEqual([]);
    expect({ afterCreation, afterUse }).toEqual({ afterCreation: direct, afterUse: direct });
  });

  law(
    "costOf calls a wrapper around one of your strategies, and returns the wrapper's price",
    { yours: fc.constantFrom(...ownNames), wrapping: fc.constantFrom(...wrappings), ...parcel },
    ({ yours, wrapping, grams, km }) => {
      const calls: number[][] = [];
      const own = ownStrategies[yours]();
      let price: number | undefined;
      const dearer = wrapped(own, wrapping, (...args) => {
        calls.push(args);
        price = own(grams, km);
        return price + 7;
      });
      const cost = new ShippingCalculator(dearer).costOf(grams, km);
      expect({ cost, calls }).toEqual({ cost: (price ?? own(grams, km)) + 7, calls: [[grams, km]] });
    },
    {
      examples: ownNames.flatMap((yours) => wrappings.map((wrapping) => ({ yours, wrapping, grams: 2000, km: 50 }))),
    },
  );

  law(
    'costOf returns whatever number the strategy returns',
    { returned: anyNumber(), form: fc.constantFrom(...functionForms) },
    ({ returned, form }) => {
      expect(new ShippingCalculator(inFunctionForm(() => returned, form)).costOf(1000, 50)).toBe(returned);
    },
    { examples: [12.5, -3, Number.NaN, 0, Infinity].map((returned) => ({ returned, form: 'a function' as const })) },
  );

  example('costOf works with a strategy that counts its calls in a property of its own', () => {
    const strategy: ShippingStrategy & { calls: number } = Object.assign(() => (strategy.calls += 1), { calls: 0 });
    const [created, changed] = [new ShippingCalculator(strategy), new ShippingCalculator(free)];
    const costs = [created, created, changed].map((calculator) => {
      if (calculator === changed) calculator.use(strategy);
      return outcomeOf(() => calculator.costOf(1000, 50));
    });
    expect(costs).toEqual([1, 2, 3]);
  });

  law(
    'each call to costOf calls the strategy in use exactly once and returns its price',
    { steps: steps(12), courierCalls: courierCalls(), form: fc.constantFrom(...functionForms) },
    ({ steps, courierCalls, form }, mode) => {
      const failure = mode.trouble?.failure.value;
      const counter = new CallCounter(mode.trouble);
      const model = new Session(
        (strategy) => new ModelCalculator(strategy),
        { courierCalls, form },
        (strategy) => counter.port(strategy),
        failure,
      );
      const actual = mode.use(
        () =>
          new Session(
            (strategy) => new ShippingCalculator(strategy),
            { courierCalls, form },
            (strategy) => mode.port(strategy),
            failure,
          ),
      );
      expect(steps.map((step) => actual.run(step))).toEqual(steps.map((step) => model.run(step)));
    },
    {
      modes: {
        inCompany: true,
        inTrouble: { how: 'throws', errors: { 'an InvalidQuantityError': () => new InvalidQuantityError('km', -1) } },
      },
      examples: traps,
    },
  );

  law(
    'strategies may call other calculators, nested to any depth',
    { depth: fc.integer({ min: 1, max: 12 }), surcharge: fc.nat(99), ...parcel },
    ({ depth, surcharge, grams, km }) => {
      let outermost = new ShippingCalculator((g, k) => g + 2 * k);
      for (let level = 1; level <= depth; level += 1) {
        const inner = outermost;
        outermost = new ShippingCalculator((g, k) => inner.costOf(g, k) + surcharge);
      }
      expect(outcomeOf(() => outermost.costOf(grams, km))).toBe(grams + 2 * km + depth * surcharge);
    },
    { examples: [{ depth: 200, surcharge: 1, grams: 2000, km: 50 }] },
  );

  law(
    'a strategy may split a parcel and have the calculator that called it price both parts',
    { kilograms: fc.integer({ min: 1, max: 9 }), perKg: fc.nat(99), km: fc.nat(9) },
    ({ kilograms, perKg, km }) => {
      let calls = 0;
      const calculator = new ShippingCalculator((kg, k) => {
        calls += 1;
        const half = Math.floor(kg / 2);
        return half === 0 ? perKg + k : calculator.costOf(half, k) + calculator.costOf(kg - half, k);
      });
      const cost = outcomeOf(() => calculator.costOf(kilograms, km));
      expect({ cost, calls }).toEqual({ cost: kilograms * (perKg + km), calls: 2 * kilograms - 1 });
    },
    { examples: [4, 64].map((kilograms) => ({ kilograms, perKg: 7, km: 3 })) },
  );
});

describe('5 ★★★ `costOf` rejects an invalid parcel without calling the strategy', () => {
  law(
    'costOf rejects an invalid weight without calling the strategy, and then works as before',
    { grams: invalidQuantities(), km: wholeNumbers() },
    ({ grams, km }) => {
      expect(rejectionAndNext(grams, km)).toEqual({
        rejected: { quantity: 'grams', value: grams },
        ...nextWithoutRejection(),
      });
    },
    { examples: notWholeNumbers.map((grams) => ({ grams, km: 50 })) },
  );

  law(
    'costOf rejects an invalid distance without calling the strategy, and then works as before',
    { grams: wholeNumbers(), km: invalidQuantities() },
    ({ grams, km }) => {
      expect(rejectionAndNext(grams, km)).toEqual({
        rejected: { quantity: 'km', value: km },
        ...nextWithoutRejection(),
      });
    },
    { examples: notWholeNumbers.map((km) => ({ grams: 2000, km })) },
  );

  law(
    'if the weight and the distance are both invalid, the error reports the weight',
    { grams: invalidQuantities(), km: invalidQuantities() },
    ({ grams, km }) => {
      expect(rejectionAndNext(grams, km)).toEqual({
        rejected: { quantity: 'grams', value: grams },
        ...nextWithoutRejection(),
      });
    },
  );

  law(
    'every integer from 0 to Number.MAX_SAFE_INTEGER is valid',
    { grams: wholeNumbers(), km: wholeNumbers() },
    ({ grams, km }) => {
      expect(outcomeOf(() => new ShippingCalculator(() => 7).costOf(grams, km))).toBe(7);
    },
    {
      examples: integerEdges.flatMap((edge) => [
        { grams: edge, km: 1 },
        { grams: 1, km: edge },
      ]),
    },
  );
});

describe('6 ★★★ A new strategy needs no change to existing files', () => {
  example('your files import only shipping-strategy.ts (or todo), and work with a strategy from another file', () => {
    expect(otherImports(import.meta.url, ownFiles)).toEqual([]);
    const newStrategy: ShippingStrategy = () => 800;
    const strategy = strategyFor(12_000, { small: byWeight(250), medium: flatRate(500), large: newStrategy });
    expect(new ShippingCalculator(strategy).costOf(2000, 80)).toBe(800);
  });

  example('none of your strategies runs code from another of your files', () => {
    expect(strayCalls()).toEqual([]);
  });

  example('shipping-strategy.ts has no imports and no additional exports', () => {
    expect(otherImports(import.meta.url, ['shipping-strategy.ts'])).toEqual([]);
    const listed = ['ShippingStrategy', 'Tariff', 'InvalidQuantityError'];
    expect(misplacedExports(import.meta.url, { 'shipping-strategy.ts': listed })).toEqual([]);
  });
});

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
  enquiries,
  invalidQuantities,
  memoryTraps,
  ModelCalculator,
  nearestCent,
  nextParcel,
  orderTotals,
  ordinaryTotals,
  otherImports,
  outcomeOf,
  ownNames,
  ownStrategies,
  pricesFromNew,
  pricesFromShared,
  rejectionAndNext,
  selectedFor,
  Session,
  sizes,
  steps,
  traps,
  wrapped,
  wrappings,
} from './strategy.model.ts';
import { strategyFor } from './strategy-for.ts';

const parcel = { grams: fc.integer({ min: 1, max: 100_000 }), km: fc.integer({ min: 1, max: 5_000 }) };

describe('1 ★ Each strategy has its own price', () => {
  example('two kilograms cost nothing, 5.00 flat, or 5.00 at 2.50 per kilogram', () => {
    expect(free(2000, 50)).toBe(0);
    expect(flatRate(500)(2000, 50)).toBe(500);
    expect(byWeight(250)(2000, 50)).toBe(500);
  });

  law('free returns 0 for every parcel', parcel, ({ grams, km }) => {
    expect(free(grams, km)).toBe(0);
  });

  law('flatRate(cents) returns cents for every parcel', { cents: amounts(), ...parcel }, ({ cents, grams, km }) => {
    expect(flatRate(cents)(grams, km)).toBe(cents);
  });

  law(
    'byWeight(centsPerKg) returns the rate for each kilogram, at any distance',
    { centsPerKg: amounts(10_000), kilograms: amounts(1_000), km: amounts() },
    ({ centsPerKg, kilograms, km }) => {
      expect(byWeight(centsPerKg)(kilograms * 1000, km)).toBe(centsPerKg * kilograms);
    },
  );
});

describe('2 ★ The calculator charges what its strategy charges', () => {
  example('an order of 20.00 is small, one of 75.00 medium, one of 120.00 large', () => {
    const tariff = { small: () => 750, medium: () => 500, large: () => 0 };
    const costs = [2_000, 7_500, 12_000].map((orderTotal) =>
      new ShippingCalculator(strategyFor(orderTotal, tariff)).costOf(3000, 50),
    );
    expect(costs).toEqual([750, 500, 0]);
  });

  law(
    'the cost is the price from the strategy in use',
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
    'orders from 10,000 cents are large, from 5,000 medium, all others small',
    { orderTotal: orderTotals() },
    ({ orderTotal }) => {
      const expected = orderTotal > 9_999 ? 'large' : orderTotal > 4_999 ? 'medium' : 'small';
      expect(selectedFor(orderTotal)).toBe(expected);
    },
    { examples: [4_999, 5_000, 9_999, 10_000, ...integerEdges].map((orderTotal) => ({ orderTotal })) },
  );

  law(
    'byWeight rounds the exact price to the nearest cent, and half a cent up',
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
      ],
    },
  );

  law(
    'a price is the same whatever was priced before',
    { enquiries: enquiries() },
    ({ enquiries }) => {
      expect(pricesFromShared(enquiries)).toEqual(pricesFromNew(enquiries));
    },
    { examples: memoryTraps },
  );
});

describe('4 ★★ Every function of this type is a strategy', () => {
  law(
    "strategyFor returns the tariff's own function and calls none",
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

  example('strategyFor reads the tariff each time, since a shop may change it', () => {
    const [before, after] = [() => 500, () => 400];
    const tariff = { small: free, medium: before, large: free };
    const first = strategyFor(ordinaryTotals.medium, tariff);
    tariff.medium = after;
    expect([first, strategyFor(ordinaryTotals.medium, tariff)]).toEqual([before, after]);
  });

  law(
    'a function around one of yours is called, and its price is charged',
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
    'any number that a strategy returns is the cost',
    { returned: anyNumber(), form: fc.constantFrom(...functionForms) },
    ({ returned, form }) => {
      expect(new ShippingCalculator(inFunctionForm(() => returned, form)).costOf(1000, 50)).toBe(returned);
    },
    { examples: [12.5, -3, Number.NaN, 0, Infinity].map((returned) => ({ returned, form: 'a function' as const })) },
  );

  law(
    'each costOf calls the strategy in use once and returns its price',
    { steps: steps(12), whileCourierRuns: steps(3) },
    ({ steps, whileCourierRuns }, mode) => {
      const failure = mode.trouble?.failure.value;
      const counter = new CallCounter(mode.trouble);
      const model = new Session(
        (strategy) => new ModelCalculator(strategy),
        whileCourierRuns,
        (strategy) => counter.port(strategy),
        failure,
      );
      const actual = mode.use(
        () =>
          new Session(
            (strategy) => new ShippingCalculator(strategy),
            whileCourierRuns,
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
    'a strategy may call another calculator, at any depth',
    { surcharges: fc.array(fc.nat(99), { minLength: 1, maxLength: 12 }), ...parcel },
    ({ surcharges, grams, km }) => {
      const outermost = surcharges.reduce(
        (inner, surcharge) => new ShippingCalculator((g, k) => inner.costOf(g, k) + surcharge),
        new ShippingCalculator((g, k) => g + 2 * k),
      );
      const expected = surcharges.reduce((sum, surcharge) => sum + surcharge, grams + 2 * km);
      expect(outcomeOf(() => outermost.costOf(grams, km))).toBe(expected);
    },
  );
});

describe('5 ★★★ Invalid quantities never reach a strategy', () => {
  law(
    'costOf rejects invalid grams without calling the strategy, and then works as before',
    { grams: invalidQuantities(), km: wholeNumbers() },
    ({ grams, km }) => {
      expect(rejectionAndNext(grams, km)).toEqual({ rejected: { quantity: 'grams', value: grams }, ...nextParcel });
    },
    { examples: notWholeNumbers.map((grams) => ({ grams, km: 50 })) },
  );

  law(
    'costOf rejects invalid kilometres without calling the strategy, and then works as before',
    { grams: wholeNumbers(), km: invalidQuantities() },
    ({ grams, km }) => {
      expect(rejectionAndNext(grams, km)).toEqual({ rejected: { quantity: 'km', value: km }, ...nextParcel });
    },
    { examples: notWholeNumbers.map((km) => ({ grams: 2000, km })) },
  );

  law(
    'if both are invalid, the error reports the grams',
    { grams: invalidQuantities(), km: invalidQuantities() },
    ({ grams, km }) => {
      expect(rejectionAndNext(grams, km)).toEqual({ rejected: { quantity: 'grams', value: grams }, ...nextParcel });
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
  example('your files import nothing but shipping-strategy.ts, and work with a strategy of another file', () => {
    const files = ['free.ts', 'flat-rate.ts', 'by-weight.ts', 'strategy-for.ts', 'shipping-calculator.ts'];
    expect(otherImports(import.meta.url, files)).toEqual([]);
    const newStrategy: ShippingStrategy = () => 800;
    const strategy = strategyFor(12_000, { small: byWeight(250), medium: flatRate(500), large: newStrategy });
    expect(new ShippingCalculator(strategy).costOf(2000, 80)).toBe(800);
  });

  example('shipping-strategy.ts imports nothing and exports what it did at the start', () => {
    expect(otherImports(import.meta.url, ['shipping-strategy.ts'])).toEqual([]);
    const listed = ['ShippingStrategy', 'Tariff', 'InvalidQuantityError'];
    expect(misplacedExports(import.meta.url, { 'shipping-strategy.ts': listed })).toEqual([]);
  });
});

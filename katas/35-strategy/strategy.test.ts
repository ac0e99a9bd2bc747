import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { amounts, ids, invalidAmounts, notAmounts } from '../support/generators.ts';
import { example, law } from '../support/law.ts';
import { thrownBy } from '../support/thrown.ts';
import {
  costsByModel,
  costsOf,
  createStrategies,
  enquiries,
  foundByModel,
  foundIn,
  memoryTraps,
  nearestCent,
  nextParcel,
  orderTotals,
  outcomeOf,
  parcels,
  priceByModel,
  pricesFor,
  quantities,
  refusalAndNext,
  registrySteps,
  registryTraps,
  steps,
  swapTraps,
  tariffs,
  tierOf,
} from './strategy.model.ts';
import {
  ShippingCalculator,
  StrategyRegistry,
  byWeight,
  flatRate,
  free,
  strategyFor,
  type ShippingStrategy,
} from './strategy.ts';

describe('1 ★ Each strategy has its price', () => {
  example('two kilograms cost nothing, 5.00 flat, or 5.00 at 2.50 a kilogram', () => {
    expect(free(2000, 50)).toBe(0);
    expect(flatRate(500)(2000, 50)).toBe(500);
    expect(byWeight(250)(2000, 50)).toBe(500);
  });

  law('free shipping costs nothing', { grams: quantities(), km: quantities() }, ({ grams, km }) => {
    expect(free(grams, km)).toBe(0);
  });

  law(
    'a flat rate is the same for every parcel',
    { cents: amounts(), grams: quantities(), km: quantities() },
    ({ cents, grams, km }) => {
      expect(flatRate(cents)(grams, km)).toBe(cents);
    },
  );

  law(
    'by weight, each kilogram costs the rate, whatever the distance',
    { centsPerKg: amounts(10_000), kilograms: amounts(1_000), km: quantities() },
    ({ centsPerKg, kilograms, km }) => {
      expect(byWeight(centsPerKg)(kilograms * 1000, km)).toBe(centsPerKg * kilograms);
    },
  );
});

describe('2 ★ The order total chooses the strategy', () => {
  example('120.00 ships free, 75.00 pays 5.00, 20.00 pays 2.50 a kilogram', () => {
    expect(pricesFor(12_000)).toEqual({ '1 kg': 0, '3 kg': 0 });
    expect(pricesFor(7_500)).toEqual({ '1 kg': 500, '3 kg': 500 });
    expect(pricesFor(2_000)).toEqual({ '1 kg': 250, '3 kg': 750 });
  });
});

describe('3 ★★ Every order total has its strategy, and the boundaries are exact', () => {
  example('a kilogram costs 2.50 up to 49.99, 5.00 from 50.00 to 99.99, nothing from 100.00 on', () => {
    const totals = [4_998, 4_999, 5_000, 5_001, 9_998, 9_999, 10_000, 10_001];
    const prices = totals.map((total) => [(total / 100).toFixed(2), strategyFor(total)(1000, 50)]);
    expect(Object.fromEntries(prices)).toEqual({
      '49.98': 250,
      '49.99': 250,
      '50.00': 500,
      '50.01': 500,
      '99.98': 500,
      '99.99': 500,
      '100.00': 0,
      '100.01': 0,
    });
  });

  law(
    'free from 10,000 cents on, flat from 5,000 on, by weight below',
    { orderTotal: orderTotals() },
    ({ orderTotal }) => {
      expect(pricesFor(orderTotal)).toEqual(tierOf(orderTotal));
    },
    {
      why: 'a customer who reads "free from 100.00" and pays at exactly 100.00 complains, rightly',
      examples: [4_999, 5_000, 5_001, 9_999, 10_000, 10_001, 0, Number.MAX_SAFE_INTEGER].map((orderTotal) => ({
        orderTotal,
      })),
    },
  );
});

describe('4 ★★ The calculator charges what its strategy charges', () => {
  law(
    'the cost is the price that the strategy gives for this parcel',
    { tariff: tariffs(), grams: amounts(), km: amounts() },
    ({ tariff, grams, km }) => {
      const strategy: ShippingStrategy = (g, k) => tariff.base + tariff.perGram * g + tariff.perKm * k;
      expect(new ShippingCalculator(strategy).costOf(grams, km)).toBe(strategy(grams, km));
    },
  );

  law(
    'each call asks the strategy once, with grams, then kilometres',
    { parcels: parcels() },
    ({ parcels }) => {
      const asked: number[][] = [];
      const calculator = new ShippingCalculator((...handed) => {
        asked.push(handed);
        return 42;
      });
      for (const { grams, km } of parcels) calculator.costOf(grams, km);
      expect(asked).toEqual(parcels.map(({ grams, km }) => [grams, km]));
    },
    {
      examples: [
        { parcels: [{ grams: 1, km: 2 }] },
        {
          parcels: [
            { grams: 3, km: 3 },
            { grams: 3, km: 3 },
          ],
        },
      ],
    },
  );

  law(
    'what the strategy returns is the cost, whatever number it is',
    { returned: fc.constantFrom(12.5, -3, 0.004, 0, 99) },
    ({ returned }) => {
      expect(new ShippingCalculator(() => returned).costOf(1000, 50)).toBe(returned);
    },
    { examples: [{ returned: 12.5 }, { returned: -3 }] },
  );

  law(
    'what the strategy throws reaches the caller, and the next call asks again',
    { grams: quantities(), km: quantities() },
    ({ grams, km }) => {
      const failure = new Error('no tariff for today');
      const answers = [failure, 700];
      const calculator = new ShippingCalculator(() => {
        const answer = answers.shift();
        if (typeof answer === 'number') return answer;
        throw answer;
      });
      expect(thrownBy(() => calculator.costOf(grams, km))).toBe(failure);
      expect(outcomeOf(() => calculator.costOf(grams, km))).toBe(700);
    },
  );
});

describe('5 ★★ A swap counts from the next call on', () => {
  law(
    'each call asks the strategy in use in that calculator, and no other',
    { steps: steps() },
    ({ steps }) => {
      expect(costsOf(steps)).toEqual(costsByModel(steps));
    },
    { why: 'a promotion that was switched off must not go on giving its prices', examples: swapTraps },
  );
});

describe('6 ★★★ A price by weight is whole cents', () => {
  law(
    'grams times rate, divided by 1,000, to the nearest cent, a half up',
    { grams: amounts(), centsPerKg: amounts(10_000) },
    ({ grams, centsPerKg }) => {
      expect(byWeight(centsPerKg)(grams, 50)).toBe(nearestCent(grams, centsPerKg));
    },
    {
      why: 'fractions of a cent, or halves that go now up, now down, never add up to what was charged',
      examples: [
        { grams: 1005, centsPerKg: 100 },
        { grams: 10, centsPerKg: 250 },
        { grams: 1001, centsPerKg: 250 },
        { grams: 1003, centsPerKg: 250 },
      ],
    },
  );

  law(
    'small orders pay whole cents too',
    { orderTotal: amounts(4_999), grams: amounts() },
    ({ orderTotal, grams }) => {
      expect(strategyFor(orderTotal)(grams, 50)).toBe(nearestCent(grams, 250));
    },
    { examples: [{ orderTotal: 0, grams: 2 }] },
  );
});

describe('7 ★★★ A strategy remembers nothing', () => {
  law(
    'every price is what it would be if no other had been asked for',
    { enquiries: enquiries() },
    ({ enquiries }) => {
      const made = createStrategies();
      const prices = enquiries.map(({ strategy, grams, km }) => made[strategy](grams, km));
      expect(prices).toEqual(enquiries.map(({ strategy, grams }) => priceByModel[strategy](grams)));
    },
    { why: 'the same parcel would cost one customer more than the next', examples: memoryTraps },
  );
});

describe('8 ★★★ Nonsense is refused before any strategy runs', () => {
  law(
    'a wrong weight is refused, the strategy is not asked, and the calculator works on',
    { grams: invalidAmounts(), km: fc.oneof(quantities(), invalidAmounts()) },
    ({ grams, km }) => {
      expect(refusalAndNext(grams, km)).toEqual({ refused: { quantity: 'grams', value: grams }, ...nextParcel });
    },
    { why: 'a price of NaN is found on the invoice', examples: notAmounts.map((grams) => ({ grams, km: 50 })) },
  );

  law(
    'a wrong distance is refused, the strategy is not asked, and the calculator works on',
    { grams: quantities(), km: invalidAmounts() },
    ({ grams, km }) => {
      expect(refusalAndNext(grams, km)).toEqual({ refused: { quantity: 'km', value: km }, ...nextParcel });
    },
    { examples: notAmounts.map((km) => ({ grams: 2000, km })) },
  );

  law(
    'a wrong order total is refused',
    { orderTotal: invalidAmounts() },
    ({ orderTotal }) => {
      const refused = outcomeOf(() => typeof strategyFor(orderTotal));
      expect(refused).toEqual({ quantity: 'orderTotal', value: orderTotal });
    },
    { examples: notAmounts.map((orderTotal) => ({ orderTotal })) },
  );

  law(
    '0 and the greatest safe number are weights and distances like any other',
    { grams: fc.constantFrom(0, 1, Number.MAX_SAFE_INTEGER), km: fc.constantFrom(0, 1, Number.MAX_SAFE_INTEGER) },
    ({ grams, km }) => {
      const calculator = new ShippingCalculator(() => 7);
      expect(outcomeOf(() => calculator.costOf(grams, km))).toBe(7);
    },
  );
});

describe('9 ★★★ The registry finds what was registered and nothing else', () => {
  law(
    'a registry answers like a Map of its own',
    { steps: registrySteps() },
    ({ steps }) => {
      expect(foundIn(steps)).toEqual(foundByModel(steps));
    },
    {
      why: 'a typing error in a configuration must stop the checkout, not pick a tariff that nobody chose',
      examples: registryTraps,
    },
  );

  law('an unknown name is refused by get, not when the strategy is asked', { name: ids() }, ({ name }) => {
    const registry = new StrategyRegistry();
    expect(outcomeOf(() => typeof registry.get(name))).toEqual({ unknown: name, known: [] });
  });

  law(
    'a strategy obtained earlier charges as it did after its name is registered again',
    { name: ids(), price: amounts(), laterPrice: amounts() },
    ({ name, price, laterPrice }) => {
      const registry = new StrategyRegistry();
      registry.register(name, () => price);
      const before = registry.get(name);
      registry.register(name, () => laterPrice);
      expect([before(2000, 50), registry.get(name)(2000, 50)]).toEqual([price, laterPrice]);
    },
    { examples: [{ name: 'flat', price: 500, laterPrice: 400 }] },
  );

  law(
    'a strategy under a new name works in the calculator as it is',
    { name: ids(), tariff: tariffs(), grams: amounts(), km: amounts() },
    ({ name, tariff, grams, km }) => {
      const strategy: ShippingStrategy = (g, k) => tariff.base + tariff.perGram * g + tariff.perKm * k;
      const registry = new StrategyRegistry();
      registry.register(name, strategy);
      expect(new ShippingCalculator(registry.get(name)).costOf(grams, km)).toBe(strategy(grams, km));
    },
  );
});

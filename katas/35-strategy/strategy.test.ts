import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { amounts, ids, invalidAmounts, notAmounts, trickyNames, walks } from '../support/generators.ts';
import { example, law } from '../support/law.ts';
import { thrownBy } from '../support/thrown.ts';
import {
  InvalidQuantityError,
  ShippingCalculator,
  StrategyRegistry,
  UnknownStrategyError,
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

/** Whole numbers that every calculator takes, both ends of the range included. */
function quantities(): fc.Arbitrary<number> {
  return fc.oneof(amounts(), fc.constantFrom(0, Number.MAX_SAFE_INTEGER));
}

function orderTotals(): fc.Arbitrary<number> {
  const nearBoundary = fc
    .tuple(fc.constantFrom(5_000, 10_000), fc.integer({ min: -60, max: 60 }))
    .map(([boundary, away]) => boundary + away);
  return fc.oneof(nearBoundary, amounts(20_000), fc.maxSafeNat());
}

/** What a strategy is, told by what it charges: two weights tell the three apart. */
function pricesFor(orderTotal: number): { '1 kg': number; '3 kg': number } {
  const strategy = strategyFor(orderTotal);
  return { '1 kg': strategy(1000, 50), '3 kg': strategy(3000, 50) };
}

function tierOf(orderTotal: number): { '1 kg': number; '3 kg': number } {
  if (orderTotal > 9_999) return { '1 kg': 0, '3 kg': 0 };
  if (orderTotal > 4_999) return { '1 kg': 500, '3 kg': 500 };
  return { '1 kg': 250, '3 kg': 750 };
}

/** Exact for every whole number: twice the price and one, halved, has no fraction to lose. */
function nearestCent(grams: number, centsPerKg: number): number {
  return Number((2n * BigInt(grams) * BigInt(centsPerKg) + 1000n) / 2000n);
}

function tariffs(): fc.Arbitrary<{ base: number; perGram: number; perKm: number }> {
  return fc.record({ base: amounts(1000), perGram: fc.nat(9), perKm: fc.nat(9) }, { noNullPrototype: true });
}

function parcels(): fc.Arbitrary<{ grams: number; km: number }[]> {
  const parcel = fc.record({ grams: amounts(), km: amounts() }, { noNullPrototype: true });
  return fc.array(parcel, { minLength: 1, maxLength: 6 });
}

const carriers = {
  post: (grams: number, _km: number) => 100 + grams,
  van: (grams: number, km: number) => 900 + 3 * grams + km,
  bike: (_grams: number, km: number) => 40 + 5 * km,
};

type Carrier = keyof typeof carriers;

type Step =
  { calculator: 'first' | 'second'; use: Carrier } | { calculator: 'first' | 'second'; grams: number; km: number };

function steps(): fc.Arbitrary<Step[]> {
  const calculator = fc.constantFrom('first' as const, 'second' as const);
  const use = fc.constantFrom<Carrier>('post', 'van', 'bike');
  const few = fc.integer({ min: 1, max: 3 });
  const swap = fc.record({ calculator, use }, { noNullPrototype: true });
  const cost = fc.record({ calculator, grams: few, km: few }, { noNullPrototype: true });
  return walks<Step>(fc.oneof(swap, cost), 12);
}

const swapTraps: { steps: Step[] }[] = [
  {
    steps: [
      { calculator: 'first', grams: 2, km: 3 },
      { calculator: 'first', use: 'van' },
      { calculator: 'first', grams: 2, km: 3 },
      { calculator: 'second', grams: 2, km: 3 },
    ],
  },
];

/** What each pricing step costs, and who was asked for it. */
function costsOf(steps: readonly Step[]): { asked: string; cost: number }[] {
  const asked: Carrier[] = [];
  const strategy =
    (carrier: Carrier): ShippingStrategy =>
    (grams, km) => {
      asked.push(carrier);
      return carriers[carrier](grams, km);
    };
  const first = new ShippingCalculator(strategy('post'));
  const second = new ShippingCalculator(strategy('bike'));
  return steps.flatMap((step) => {
    const calculator = step.calculator === 'first' ? first : second;
    if ('grams' in step) {
      const cost = calculator.costOf(step.grams, step.km);
      return [{ asked: asked.splice(0).join(' and '), cost }];
    }
    calculator.use(strategy(step.use));
    return [];
  });
}

function costsByModel(steps: readonly Step[]): { asked: string; cost: number }[] {
  const inUse: Record<Step['calculator'], Carrier> = { first: 'post', second: 'bike' };
  return steps.flatMap((step) => {
    if ('grams' in step) {
      const asked = inUse[step.calculator];
      return [{ asked, cost: carriers[asked](step.grams, step.km) }];
    }
    inUse[step.calculator] = step.use;
    return [];
  });
}

const memoryTraps: { enquiries: Enquiry[] }[] = [
  [
    { strategy: '1.99 a kilogram', grams: 1002, km: 5 },
    { strategy: '1.99 a kilogram', grams: 1002, km: 5 },
    { strategy: '1.99 a kilogram', grams: 1002, km: 5 },
  ] satisfies Enquiry[],
  [
    { strategy: '1.99 a kilogram', grams: 3000, km: 5 },
    { strategy: '7.30 a kilogram', grams: 3000, km: 5 },
  ] satisfies Enquiry[],
].map((enquiries) => ({ enquiries }));

/** Made anew for each run: what a strategy remembers is no other run's business. */
function createStrategies(): Record<keyof typeof priceByModel, ShippingStrategy> {
  return {
    free,
    '4.99 flat': flatRate(499),
    '3.50 flat': flatRate(350),
    '1.99 a kilogram': byWeight(199),
    '7.30 a kilogram': byWeight(730),
    'order of 120.00': strategyFor(12_000),
    'order of 75.00': strategyFor(7_500),
    'order of 20.00': strategyFor(2_000),
  };
}

const priceByModel = {
  free: () => 0,
  '4.99 flat': () => 499,
  '3.50 flat': () => 350,
  '1.99 a kilogram': (grams: number) => nearestCent(grams, 199),
  '7.30 a kilogram': (grams: number) => nearestCent(grams, 730),
  'order of 120.00': () => 0,
  'order of 75.00': () => 500,
  'order of 20.00': (grams: number) => nearestCent(grams, 250),
};

interface Enquiry {
  strategy: keyof typeof priceByModel;
  grams: number;
  km: number;
}

function enquiries(): fc.Arbitrary<Enquiry[]> {
  const strategy = fc.constantFrom(...(Object.keys(priceByModel) as (keyof typeof priceByModel)[]));
  const grams = fc.oneof(fc.nat(5), amounts(5000));
  return walks(fc.record({ strategy, grams, km: fc.nat(9) }, { noNullPrototype: true }), 12);
}

const nextParcel = { cost: 42, asked: [[2000, 50]] };

/** How a parcel is refused, what the next one costs, and every parcel that the strategy was asked about. */
function refusalAndNext(grams: number, km: number): { refused: unknown; cost: unknown; asked: number[][] } {
  const asked: number[][] = [];
  const calculator = new ShippingCalculator((...handed) => {
    asked.push(handed);
    return 42;
  });
  const refused = outcomeOf(() => calculator.costOf(grams, km));
  return { refused, cost: outcomeOf(() => calculator.costOf(2000, 50)), asked };
}

type RegistryStep =
  { registry: 'first' | 'second'; register: string; price: number } | { registry: 'first' | 'second'; get: string };

function registrySteps(): fc.Arbitrary<RegistryStep[]> {
  const registry = fc.constantFrom('first' as const, 'second' as const);
  const register = fc.record({ registry, register: ids(), price: fc.nat(99) }, { noNullPrototype: true });
  const get = fc.record({ registry, get: ids() }, { noNullPrototype: true });
  return walks<RegistryStep>(fc.oneof(register, get), 16);
}

const registryTraps: { steps: RegistryStep[] }[] = [
  ...trickyNames.map((name): { steps: RegistryStep[] } => ({
    steps: [
      { registry: 'first', get: name },
      { registry: 'first', register: name, price: 5 },
      { registry: 'first', get: name },
      { registry: 'second', get: name },
    ],
  })),
  ...['Flat', ' flat', 'flat '].map((name): { steps: RegistryStep[] } => ({
    steps: [
      { registry: 'first', register: 'flat', price: 5 },
      { registry: 'first', get: name },
      { registry: 'first', register: name, price: 7 },
      { registry: 'first', get: 'flat' },
    ],
  })),
];

function foundIn(steps: readonly RegistryStep[]): unknown[] {
  const registries = { first: new StrategyRegistry(), second: new StrategyRegistry() };
  return steps.flatMap((step) => {
    const registry = registries[step.registry];
    if ('get' in step) return [outcomeOf(() => registry.get(step.get)(2000, 50))];
    registry.register(step.register, () => step.price);
    return [];
  });
}

function foundByModel(steps: readonly RegistryStep[]): unknown[] {
  const prices = { first: new Map<string, number>(), second: new Map<string, number>() };
  return steps.flatMap((step) => {
    const known = prices[step.registry];
    if ('get' in step) return [known.get(step.get) ?? { unknown: step.get, known: [...known.keys()].sort() }];
    known.set(step.register, step.price);
    return [];
  });
}

/** What `action` returns, or what its refusal says, as plain data. */
function outcomeOf(action: () => unknown): unknown {
  let outcome: unknown = 'nothing';
  const error = thrownBy(() => {
    outcome = action();
  });
  if (error instanceof InvalidQuantityError) return { quantity: error.quantity, value: error.value };
  if (error instanceof UnknownStrategyError) return { unknown: error.requested, known: [...error.known].sort() };
  return error ?? outcome;
}

import fc from 'fast-check';
import { amounts, ids, trickyNames, walks } from '../support/generators.ts';
import { nothingThrown, thrownBy } from '../support/thrown.ts';
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

/** Whole numbers that every calculator takes, both ends of the range included. */
export function quantities(): fc.Arbitrary<number> {
  return fc.oneof(amounts(), fc.constantFrom(0, Number.MAX_SAFE_INTEGER));
}

export function orderTotals(): fc.Arbitrary<number> {
  const nearBoundary = fc
    .tuple(fc.constantFrom(5_000, 10_000), fc.integer({ min: -60, max: 60 }))
    .map(([boundary, away]) => boundary + away);
  return fc.oneof(nearBoundary, amounts(20_000), fc.maxSafeNat());
}

/** What a strategy is, told by what it charges: two weights tell the three apart. */
export function pricesFor(orderTotal: number): { '1 kg': number; '3 kg': number } {
  const strategy = strategyFor(orderTotal);
  return { '1 kg': strategy(1000, 50), '3 kg': strategy(3000, 50) };
}

export function tierOf(orderTotal: number): { '1 kg': number; '3 kg': number } {
  if (orderTotal > 9_999) return { '1 kg': 0, '3 kg': 0 };
  if (orderTotal > 4_999) return { '1 kg': 500, '3 kg': 500 };
  return { '1 kg': 250, '3 kg': 750 };
}

/** Exact for every whole number: twice the price and one, halved, has no fraction to lose. */
export function nearestCent(grams: number, centsPerKg: number): number {
  return Number((2n * BigInt(grams) * BigInt(centsPerKg) + 1000n) / 2000n);
}

export function tariffs(): fc.Arbitrary<{ base: number; perGram: number; perKm: number }> {
  return fc.record({ base: amounts(1000), perGram: fc.nat(9), perKm: fc.nat(9) }, { noNullPrototype: true });
}

export function parcels(): fc.Arbitrary<{ grams: number; km: number }[]> {
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

export function steps(): fc.Arbitrary<Step[]> {
  const calculator = fc.constantFrom('first' as const, 'second' as const);
  const use = fc.constantFrom<Carrier>('post', 'van', 'bike');
  const few = fc.integer({ min: 1, max: 3 });
  const swap = fc.record({ calculator, use }, { noNullPrototype: true });
  const cost = fc.record({ calculator, grams: few, km: few }, { noNullPrototype: true });
  return walks<Step>(fc.oneof(swap, cost), 12);
}

export const swapTraps: { steps: Step[] }[] = [
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
export function costsOf(steps: readonly Step[]): { asked: string; cost: number }[] {
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

export function costsByModel(steps: readonly Step[]): { asked: string; cost: number }[] {
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

export const memoryTraps: { enquiries: Enquiry[] }[] = [
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
export function createStrategies(): Record<keyof typeof priceByModel, ShippingStrategy> {
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

export const priceByModel = {
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

export function enquiries(): fc.Arbitrary<Enquiry[]> {
  const strategy = fc.constantFrom(...(Object.keys(priceByModel) as (keyof typeof priceByModel)[]));
  const grams = fc.oneof(fc.nat(5), amounts(5000));
  return walks(fc.record({ strategy, grams, km: fc.nat(9) }, { noNullPrototype: true }), 12);
}

export const nextParcel = { cost: 42, asked: [[2000, 50]] };

/** How a parcel is refused, what the next one costs, and every parcel that the strategy was asked about. */
export function refusalAndNext(grams: number, km: number): { refused: unknown; cost: unknown; asked: number[][] } {
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

export function registrySteps(): fc.Arbitrary<RegistryStep[]> {
  const registry = fc.constantFrom('first' as const, 'second' as const);
  const register = fc.record({ registry, register: ids(), price: fc.nat(99) }, { noNullPrototype: true });
  const get = fc.record({ registry, get: ids() }, { noNullPrototype: true });
  return walks<RegistryStep>(fc.oneof(register, get), 16);
}

export const registryTraps: { steps: RegistryStep[] }[] = [
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

export function foundIn(steps: readonly RegistryStep[]): unknown[] {
  const registries = { first: new StrategyRegistry(), second: new StrategyRegistry() };
  return steps.flatMap((step) => {
    const registry = registries[step.registry];
    if ('get' in step) return [outcomeOf(() => registry.get(step.get)(2000, 50))];
    registry.register(step.register, () => step.price);
    return [];
  });
}

export function foundByModel(steps: readonly RegistryStep[]): unknown[] {
  const prices = { first: new Map<string, number>(), second: new Map<string, number>() };
  return steps.flatMap((step) => {
    const known = prices[step.registry];
    if ('get' in step) return [known.get(step.get) ?? { unknown: step.get, known: [...known.keys()].sort() }];
    known.set(step.register, step.price);
    return [];
  });
}

/** What `action` returns, or what its refusal says, as plain data. */
export function outcomeOf(action: () => unknown): unknown {
  let outcome: unknown = 'nothing';
  const error = thrownBy(() => {
    outcome = action();
  });
  if (error instanceof InvalidQuantityError) return { quantity: error.quantity, value: error.value };
  if (error instanceof UnknownStrategyError) return { unknown: error.requested, known: [...error.known].sort() };
  return error === nothingThrown ? outcome : error;
}

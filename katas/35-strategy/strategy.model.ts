import fc from 'fast-check';
import { basename } from 'node:path';
import { amounts, walks } from '../support/generators.ts';
import { notWholeNumbers, wholeNumbers } from '../support/hostile.ts';
import { sourceOf } from '../support/import-rules.ts';
import { importsOf } from '../support/imports.ts';
import { type FunctionForm, functionForms, inFunctionForm } from '../support/plug-in.ts';
import { show } from '../support/show.ts';
import { nothingThrown, thrownBy } from '../support/thrown.ts';
import { byWeight } from './by-weight.ts';
import { flatRate } from './flat-rate.ts';
import { free } from './free.ts';
import { ShippingCalculator } from './shipping-calculator.ts';
import { InvalidQuantityError, type ShippingStrategy } from './shipping-strategy.ts';
import { strategyFor } from './strategy-for.ts';

/** One order of each size, far from the boundaries. */
export const ordinaryTotals = { small: 2_000, medium: 7_500, large: 12_000 } as const;

export const sizes = ['small', 'medium', 'large'] as const;

export function orderTotals(): fc.Arbitrary<number> {
  const nearBoundary = fc
    .tuple(fc.constantFrom(5_000, 10_000), fc.integer({ min: -60, max: 60 }))
    .map(([boundary, away]) => boundary + away);
  return fc.oneof(nearBoundary, amounts(20_000), wholeNumbers());
}

/** The size of an order, told from what its strategy charges. */
export function selectedFor(orderTotal: number): string | undefined {
  const strategy = strategyFor(orderTotal, { small: () => 1, medium: () => 2, large: () => 3 });
  return sizes[strategy(1000, 50) - 1];
}

/** Exact for all integers: half a unit is added to the exact quotient, and its fraction dropped. */
export function nearestCent(grams: number, centsPerKg: number): number {
  return Number((2n * BigInt(grams) * BigInt(centsPerKg) + 1000n) / 2000n);
}

export const ownStrategies = {
  free: () => free,
  'flatRate(499)': () => flatRate(499),
  'flatRate(350)': () => flatRate(350),
  'byWeight(199)': () => byWeight(199),
  'byWeight(730)': () => byWeight(730),
} satisfies Record<string, () => ShippingStrategy>;

export const ownNames = Object.keys(ownStrategies) as (keyof typeof ownStrategies)[];

interface Enquiry {
  strategy: keyof typeof ownStrategies;
  grams: number;
  km: number;
}

export function enquiries(): fc.Arbitrary<Enquiry[]> {
  const grams = fc.oneof(fc.nat(5), amounts(5000));
  return walks(
    fc.record({ strategy: fc.constantFrom(...ownNames), grams, km: fc.nat(9) }, { noNullPrototype: true }),
    12,
  );
}

/** Prices from strategies that are created once and shared by all enquiries. */
export function pricesFromShared(enquiries: readonly Enquiry[]): number[] {
  const shared = new Map<string, ShippingStrategy>(ownNames.map((name) => [name, ownStrategies[name]()]));
  return enquiries.map(({ strategy, grams, km }) => shared.get(strategy)?.(grams, km) ?? Number.NaN);
}

/** Prices from strategies that are created for one enquiry each. */
export function pricesFromNew(enquiries: readonly Enquiry[]): number[] {
  return enquiries.map(({ strategy, grams, km }) => ownStrategies[strategy]()(grams, km));
}

export const memoryTraps: { enquiries: Enquiry[] }[] = [
  { enquiries: [1, 2, 3].map((km) => ({ strategy: 'byWeight(199)', grams: 1002, km })) },
  {
    enquiries: [
      { strategy: 'byWeight(199)', grams: 3000, km: 5 },
      { strategy: 'byWeight(730)', grams: 3000, km: 5 },
      { strategy: 'flatRate(499)', grams: 3000, km: 5 },
      { strategy: 'flatRate(350)', grams: 3000, km: 5 },
    ],
  },
];

/** How somebody else's function may wrap one of the learner's. */
export const wrappings = [...functionForms, 'a proxy of your function'] as const;

/** A function that stands in for `own`; a proxy also shows every property that `own` has. */
export function wrapped(
  own: ShippingStrategy,
  wrapping: (typeof wrappings)[number],
  work: (...args: number[]) => number,
): ShippingStrategy {
  if (wrapping !== 'a proxy of your function') return inFunctionForm(work, wrapping);
  return new Proxy(own, { apply: (_target, _self, args: number[]) => work(...args) });
}

const carriers = {
  post: { form: 'an arrow function', price: (grams: number, _km: number) => 100 + grams },
  van: { form: 'a function', price: (grams: number, km: number) => 900 + 3 * grams + km },
  courier: { form: 'a bound function', price: (grams: number, km: number) => 40 + 5 * km - grams },
} satisfies Record<string, { form: FunctionForm; price: ShippingStrategy }>;

type Carrier = keyof typeof carriers;

/** Replaces the strategy of one of two calculators, or charges a parcel with it. */
export type Step =
  { calculator: 'first' | 'second'; use: Carrier } | { calculator: 'first' | 'second'; grams: number; km: number };

export function steps(maxLength: number): fc.Arbitrary<Step[]> {
  const calculator = fc.constantFrom('first' as const, 'second' as const);
  const few = fc.integer({ min: 1, max: 3 });
  const swap = fc.record(
    { calculator, use: fc.constantFrom<Carrier>('post', 'van', 'courier') },
    { noNullPrototype: true },
  );
  const charge = fc.record({ calculator, grams: few, km: few }, { noNullPrototype: true });
  return walks<Step>(fc.oneof(swap, charge), maxLength);
}

const charge: Step = { calculator: 'first', grams: 2, km: 3 };
const chargeSecond: Step = { calculator: 'second', grams: 2, km: 3 };
const useVan: Step = { calculator: 'first', use: 'van' };
const useCourier: Step = { calculator: 'first', use: 'courier' };

/** More swaps than somebody may have expected. */
const manySwaps = Array.from({ length: 10 }, (_, i): Step => (i % 2 === 0 ? useCourier : useVan));

export const traps: { steps: Step[]; whileCourierRuns: Step[] }[] = [
  { steps: [charge, charge, useVan, charge, charge, chargeSecond], whileCourierRuns: [] },
  { steps: [...manySwaps, charge], whileCourierRuns: [] },
  { steps: [useCourier, charge, charge], whileCourierRuns: [{ calculator: 'first', grams: 1, km: 1 }] },
  { steps: [useCourier, charge, charge], whileCourierRuns: [chargeSecond] },
  { steps: [useCourier, charge, charge], whileCourierRuns: [useVan, charge] },
  { steps: [useCourier, charge, chargeSecond], whileCourierRuns: [{ calculator: 'second', use: 'van' }] },
];

type Calculator = Pick<ShippingCalculator, 'use' | 'costOf'>;

/** What two calculators and their strategies do, step by step. */
export class Session {
  readonly #calculators: Record<Step['calculator'], Calculator>;
  readonly #strategies: Record<Carrier, ShippingStrategy>;
  readonly #failure: unknown;
  readonly #whileCourierRuns: Step[];
  readonly #log: string[] = [];

  /**
   * @param create creates the calculators, either the learner's or the model's
   * @param port may let a strategy fail, with `failure`
   */
  constructor(
    create: (strategy: ShippingStrategy) => Calculator,
    whileCourierRuns: readonly Step[],
    port: (strategy: ShippingStrategy) => ShippingStrategy,
    failure: unknown,
  ) {
    const strategy = (carrier: Carrier) => port(inFunctionForm(this.#strategy(carrier), carriers[carrier].form));
    this.#strategies = { post: strategy('post'), van: strategy('van'), courier: strategy('courier') };
    this.#whileCourierRuns = [...whileCourierRuns];
    this.#failure = failure;
    this.#calculators = { first: create(this.#strategies.post), second: create(this.#strategies.courier) };
  }

  /** Takes a step, and returns the calls of strategies and the costs in it. */
  run(step: Step): string[] {
    this.#take(step);
    return this.#log.splice(0);
  }

  #take(step: Step): void {
    const calculator = this.#calculators[step.calculator];
    if ('use' in step) {
      calculator.use(this.#strategies[step.use]);
      return;
    }
    try {
      this.#log.push(`${step.calculator} calculator: costs ${calculator.costOf(step.grams, step.km)}`);
    } catch (error) {
      const thrown = Object.is(error, this.#failure) ? 'what the strategy threw' : named(error);
      this.#log.push(`${step.calculator} calculator: throws ${thrown}`);
    }
  }

  #strategy(carrier: Carrier): ShippingStrategy {
    return (...args: [number, number]) => {
      this.#log.push(`${carrier}: called with ${args.map(show).join(', ')}`);
      if (carrier === 'courier') for (const step of this.#whileCourierRuns.splice(0)) this.#take(step);
      return carriers[carrier].price(...args);
    };
  }
}

/** Calls whatever strategy it has, and nothing more. */
export class ModelCalculator implements Calculator {
  #strategy: ShippingStrategy;

  constructor(strategy: ShippingStrategy) {
    this.#strategy = strategy;
  }

  use(strategy: ShippingStrategy): void {
    this.#strategy = strategy;
  }

  costOf(grams: number, km: number): number {
    return this.#strategy(grams, km);
  }
}

export function invalidQuantities(): fc.Arbitrary<number> {
  return fc.constantFrom(...notWholeNumbers);
}

/** What a valid parcel costs after a rejection, and how often the strategy was called by then. */
export const nextParcel = { cost: 42, calls: 1 };

/** How a parcel is rejected, what the next one costs, and how often the strategy was called for both. */
export function rejectionAndNext(grams: number, km: number): { rejected: unknown; cost: unknown; calls: number } {
  let calls = 0;
  const calculator = new ShippingCalculator(() => {
    calls += 1;
    return 42;
  });
  const rejected = outcomeOf(() => calculator.costOf(grams, km));
  return { rejected, cost: outcomeOf(() => calculator.costOf(2000, 50)), calls };
}

/** What `action` returns, or what its rejection carries, as plain data. */
export function outcomeOf(action: () => unknown): unknown {
  let outcome: unknown;
  const error = thrownBy(() => {
    outcome = action();
  });
  if (error instanceof InvalidQuantityError) return { quantity: error.quantity, value: error.value };
  return error === nothingThrown ? outcome : error;
}

/** A line for each import of a kata's file that is not `shipping-strategy.ts`, of whatever kind. */
export function otherImports(testUrl: string, files: readonly string[]): string[] {
  return files.flatMap((file) =>
    importsOf(sourceOf(testUrl, file), file).flatMap(({ specifier = 'a computed path', line, kind }) => {
      const name = basename(specifier);
      const isAllowed = ['shipping-strategy.ts', 'todo.ts', file].includes(name);
      const how = kind === 'import' ? '' : ` (${kind})`;
      return isAllowed ? [] : [`${file}:${line} imports ${name}${how}`];
    }),
  );
}

function named(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : show(error);
}

import fc from 'fast-check';
import { basename } from 'node:path';
import { amounts, walks } from '../support/generators.ts';
import { functionsCalled } from '../support/functions-called.ts';
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

/** The size of an order: the one whose strategy charges what the selected strategy charges. */
export function selectedFor(orderTotal: number): string | undefined {
  const tariff = { small: byWeight(250), medium: flatRate(500), large: free };
  const price = strategyFor(orderTotal, tariff)(3000, 50);
  return sizes.find((size) => tariff[size](3000, 50) === price);
}

/** Exact for all integers: adds half a cent to the exact price and drops the fraction. */
export function nearestCent(grams: number, centsPerKg: number): number {
  return Number((2n * BigInt(grams) * BigInt(centsPerKg) + 1000n) / 2000n);
}

/** Parcels and rates whose exact price ends in half a cent: the product of two odd multiples is an odd multiple of 500. */
export function halfCents(): fc.Arbitrary<{ grams: number; centsPerKg: number }> {
  const odd = fc.oneof(fc.nat(20), fc.nat(500)).map((n) => 2 * n + 1);
  const divisors = [1, 2, 4, 5, 10, 20, 25, 50, 100, 125, 250, 500];
  return fc
    .tuple(fc.constantFrom(...divisors), odd, odd)
    .map(([divisor, one, other]) => ({ grams: divisor * one, centsPerKg: (500 / divisor) * other }));
}

export const ownStrategies = {
  free: () => free,
  'flatRate(499)': () => flatRate(499),
  'flatRate(350)': () => flatRate(350),
  'byWeight(199)': () => byWeight(199),
  'byWeight(730)': () => byWeight(730),
} satisfies Record<string, () => ShippingStrategy>;

const strategyFiles = ['free.ts', 'flat-rate.ts', 'by-weight.ts'];

/** All files that the learner writes. */
export const ownFiles = [...strategyFiles, 'strategy-for.ts', 'shipping-calculator.ts'];

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

/** Which of the learner's functions run when strategies are called directly, and when a calculator should call them. */
export function callsOfOwn(): Record<'direct' | 'afterCreation' | 'afterUse', string[]> {
  const strategies = oneOfEachFile().map(({ strategy }) => strategy);
  const replaced = new ShippingCalculator(() => 1);
  const [direct = [], afterCreation = [], afterUse = []] = functionsCalled(strategyFiles, [
    () => strategies.map((strategy) => strategy(2000, 50)),
    () => strategies.map((strategy) => new ShippingCalculator(strategy).costOf(2000, 50)),
    () =>
      strategies.map((strategy) => {
        replaced.use(strategy);
        return replaced.costOf(2000, 50);
      }),
  ]);
  return { direct, afterCreation, afterUse };
}

/** The functions that the learner's strategies call in files other than their own. */
export function strayCalls(): string[] {
  const all = oneOfEachFile();
  const calls = functionsCalled(
    ownFiles,
    all.map(
      ({ strategy }) =>
        () =>
          strategy(2000, 50),
    ),
  );
  return all.flatMap(({ file }, i) => (calls[i] ?? []).filter((line) => !line.startsWith(`${file}:`)));
}

/** One strategy from each file. Each has been called before, so code that runs only on the first call does not count. */
function oneOfEachFile(): { file: string; strategy: ShippingStrategy }[] {
  const strategies = [free, flatRate(499), byWeight(199)];
  for (const strategy of strategies) strategy(2000, 50);
  return strategies.map((strategy, i) => ({ file: strategyFiles[i] ?? '', strategy }));
}

/** How other code may wrap one of the learner's functions. */
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
  post: { price: (grams: number, _km: number) => 100 + grams },
  van: { price: (grams: number, km: number) => 900 + 3 * grams + km },
  courier: { price: (grams: number, km: number) => 40 + 5 * km - grams },
} satisfies Record<string, { price: ShippingStrategy }>;

type Carrier = keyof typeof carriers;

/** Replaces the strategy of one of two calculators, or has it price a parcel. */
export type Step =
  { calculator: 'first' | 'second'; use: Carrier } | { calculator: 'first' | 'second'; grams: number; km: number };

const breakdowns = {
  'an Error': () => new Error('broke down'),
  undefined: () => undefined,
  'an InvalidQuantityError': () => new InvalidQuantityError('km', 7),
};

/** A step that the courier's strategy takes while it runs. It may also throw. */
export type CourierStep = Step | { throws: keyof typeof breakdowns };

export function steps(maxLength: number): fc.Arbitrary<Step[]> {
  return walks(step(), maxLength);
}

/** What the courier's strategy does on its first call, on its second, and so on. Nested calls count as well. */
export function courierCalls(): fc.Arbitrary<CourierStep[][]> {
  const throws = fc.constantFrom(...(Object.keys(breakdowns) as (keyof typeof breakdowns)[]));
  const throwing = fc.record({ throws }, { noNullPrototype: true });
  const during = fc.oneof({ weight: 5, arbitrary: step() }, { weight: 1, arbitrary: throwing });
  return fc.array(walks<CourierStep>(during, 4), { maxLength: 3 });
}

function step(): fc.Arbitrary<Step> {
  const calculator = fc.constantFrom('first' as const, 'second' as const);
  const few = fc.integer({ min: 1, max: 2 });
  const swap = fc.record(
    { calculator, use: fc.constantFrom<Carrier>('post', 'van', 'courier') },
    { noNullPrototype: true },
  );
  return fc.oneof(swap, fc.record({ calculator, grams: few, km: few }, { noNullPrototype: true }));
}

const charge: Step = { calculator: 'first', grams: 2, km: 3 };
const chargeSecond: Step = { calculator: 'second', grams: 2, km: 3 };
const chargeOther: Step = { calculator: 'first', grams: 1, km: 1 };
const useVan: Step = { calculator: 'first', use: 'van' };
const useCourier: Step = { calculator: 'first', use: 'courier' };
const throwError: CourierStep = { throws: 'an Error' };

/** Enough swaps to overflow a short history of strategies. */
const manySwaps = Array.from({ length: 10 }, (_, i): Step => (i % 2 === 0 ? useCourier : useVan));

/** Each list of steps with what the courier's strategy does during its calls. */
const trapsInAnyForm: { steps: Step[]; courierCalls: CourierStep[][] }[] = [
  { steps: [charge, charge, useVan, charge, charge, chargeSecond], courierCalls: [] },
  { steps: [...manySwaps, charge], courierCalls: [] },
  { steps: [useCourier, charge, charge], courierCalls: [[chargeOther]] },
  { steps: [useCourier, charge, charge], courierCalls: [[chargeSecond]] },
  { steps: [useCourier, charge, charge], courierCalls: [[useVan, charge]] },
  { steps: [useCourier, charge, chargeSecond], courierCalls: [[{ calculator: 'second', use: 'van' }]] },
  // A price that was remembered only while a strategy runs.
  { steps: [useCourier, charge], courierCalls: [[chargeOther, chargeOther]] },
  { steps: [useCourier, charge], courierCalls: [[charge, charge]] },
  { steps: [useCourier, charge, charge], courierCalls: [[useVan, chargeOther, chargeOther]] },
  { steps: [useCourier, charge], courierCalls: [[chargeSecond, chargeSecond]] },
  // A use whose strategy then throws, alone and within another.
  { steps: [useCourier, charge, charge], courierCalls: [[useVan, throwError]] },
  { steps: [useCourier, charge, charge], courierCalls: [[useVan, { throws: 'undefined' }]] },
  { steps: [useCourier, charge, charge], courierCalls: [[useVan, { throws: 'an InvalidQuantityError' }]] },
  { steps: [useCourier, charge, chargeSecond], courierCalls: [[{ calculator: 'second', use: 'van' }, throwError]] },
  {
    steps: [useCourier, charge, charge],
    courierCalls: [
      [charge, charge],
      [useVan, throwError],
    ],
  },
  { steps: [useCourier, charge, charge], courierCalls: [[useVan, charge, throwError]] },
  { steps: [useCourier, charge, charge], courierCalls: [[charge, useVan], [throwError]] },
  { steps: [useCourier, charge, charge], courierCalls: [[charge], [chargeOther], [useVan]] },
];

export const traps = trapsInAnyForm.map((trap, i) => ({
  ...trap,
  form: functionForms[i % functionForms.length] ?? 'an arrow function',
}));

type Calculator = Pick<ShippingCalculator, 'use' | 'costOf'>;

/** What two calculators and their strategies do, step by step. */
export class Session {
  readonly #calculators: Record<Step['calculator'], Calculator>;
  readonly #strategies: Record<Carrier, ShippingStrategy>;
  readonly #courierCalls: (readonly CourierStep[])[];
  /** The values that strategies throw, and how the log shows them. */
  readonly #thrown: [value: unknown, shown: string][];
  readonly #log: string[] = [];

  /**
   * @param create creates the calculators, either the learner's or the model's
   * @param form the form of all strategies, so that neither their names nor their source texts differ
   * @param port may make a strategy fail with `failure`
   */
  constructor(
    create: (strategy: ShippingStrategy) => Calculator,
    { courierCalls, form }: { courierCalls: readonly (readonly CourierStep[])[]; form: FunctionForm },
    port: (strategy: ShippingStrategy) => ShippingStrategy,
    failure: unknown,
  ) {
    const strategy = (carrier: Carrier) => port(inFunctionForm(this.#strategy(carrier), form));
    this.#strategies = { post: strategy('post'), van: strategy('van'), courier: strategy('courier') };
    this.#courierCalls = [...courierCalls];
    this.#thrown = [[failure, 'what the strategy threw']];
    this.#calculators = { first: create(this.#strategies.post), second: create(this.#strategies.courier) };
  }

  /** Takes a step, and returns a line for each call of a strategy or of `costOf`. */
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
      this.#log.push(`${step.calculator} calculator: returns ${calculator.costOf(step.grams, step.km)}`);
    } catch (error) {
      const shown = this.#thrown.find(([value]) => Object.is(value, error))?.[1] ?? named(error);
      this.#log.push(`${step.calculator} calculator: throws ${shown}`);
    }
  }

  #strategy(carrier: Carrier): ShippingStrategy {
    return (...args: [number, number]) => {
      this.#log.push(`${carrier}: called with ${args.map(show).join(', ')}`);
      if (carrier === 'courier') for (const step of this.#courierCalls.shift() ?? []) this.#duringCourier(step);
      return carriers[carrier].price(...args);
    };
  }

  #duringCourier(step: CourierStep): void {
    if (!('throws' in step)) {
      this.#take(step);
      return;
    }
    const value = breakdowns[step.throws]();
    this.#thrown.push([value, 'what the strategy threw']);
    throw value;
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

/** How `costOf` rejects a parcel, and what the calculator then does with valid parcels. */
export function rejectionAndNext(grams: number, km: number): Record<'rejected' | keyof Next, unknown> {
  const { calculator, next } = countingCalculator();
  const rejected = outcomeOf(() => calculator.costOf(grams, km));
  return { rejected, ...next() };
}

/** What a calculator does with the same valid parcels if it has rejected none. */
export function nextWithoutRejection(): Next {
  return countingCalculator().next();
}

/** The results of `costOf` before and after a `use`, and how often the first strategy has been called. */
interface Next {
  cost: unknown;
  costAfterUse: unknown;
  calls: number;
}

function countingCalculator(): { calculator: ShippingCalculator; next: () => Next } {
  let calls = 0;
  const calculator = new ShippingCalculator(() => {
    calls += 1;
    return 42;
  });
  const next = () => {
    const cost = outcomeOf(() => calculator.costOf(2000, 50));
    calculator.use(() => 43);
    return { cost, costAfterUse: outcomeOf(() => calculator.costOf(2000, 50)), calls };
  };
  return { calculator, next };
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

/** A line for each import, of any kind, that a file may not have. */
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

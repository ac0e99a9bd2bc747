/** What shipping costs in cents, for a weight in grams and a distance in kilometres. */
export type ShippingStrategy = (grams: number, km: number) => number;

/** A weight, distance or order total that is no whole number from 0 to `Number.MAX_SAFE_INTEGER`. */
export class InvalidQuantityError extends Error {
  override readonly name = 'InvalidQuantityError';
  readonly quantity: 'grams' | 'km' | 'orderTotal';
  readonly value: number;

  constructor(quantity: 'grams' | 'km' | 'orderTotal', value: number) {
    super(`${quantity} must be a whole number from 0, not ${value}`);
    this.quantity = quantity;
    this.value = value;
  }
}

/** A strategy was asked for by a name that nobody registered. */
export class UnknownStrategyError extends Error {
  override readonly name = 'UnknownStrategyError';
  readonly requested: string;
  readonly known: readonly string[];

  constructor(requested: string, known: Iterable<string>) {
    super(`There is no shipping strategy ${JSON.stringify(requested)}`);
    this.requested = requested;
    this.known = [...known];
  }
}

/** The strategy of orders that ship free. */
export const free: ShippingStrategy = () => 0;

/** Creates a strategy that charges `cents` for any parcel. */
export function flatRate(cents: number): ShippingStrategy {
  return () => cents;
}

/** Creates a strategy that charges by weight, in whole cents. */
export function byWeight(centsPerKg: number): ShippingStrategy {
  // The product of whole numbers is exact; kilograms are a fraction, and a half would no longer be a half.
  return (grams) => Math.round((grams * centsPerKg) / 1000);
}

/** Chooses a strategy by an order's total in cents. */
export function strategyFor(orderTotal: number): ShippingStrategy {
  requireWhole('orderTotal', orderTotal);
  if (orderTotal >= 10_000) return free;
  if (orderTotal >= 5_000) return flatRate(500);
  return byWeight(250);
}

/** Prices parcels by whatever strategy is in use. */
export class ShippingCalculator {
  #strategy: ShippingStrategy;

  constructor(strategy: ShippingStrategy) {
    this.#strategy = strategy;
  }

  use(strategy: ShippingStrategy): void {
    this.#strategy = strategy;
  }

  costOf(grams: number, km: number): number {
    // Checked here once, so that no strategy has to, the ones not written yet included.
    requireWhole('grams', grams);
    requireWhole('km', km);
    // Read when it is needed: a strategy bound earlier would survive the swap.
    return this.#strategy(grams, km);
  }
}

/** Strategies by name. */
export class StrategyRegistry {
  readonly #strategies = new Map<string, ShippingStrategy>();

  register(name: string, strategy: ShippingStrategy): void {
    this.#strategies.set(name, strategy);
  }

  get(name: string): ShippingStrategy {
    const strategy = this.#strategies.get(name);
    if (!strategy) throw new UnknownStrategyError(name, this.#strategies.keys());
    return strategy;
  }
}

function requireWhole(quantity: InvalidQuantityError['quantity'], value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) throw new InvalidQuantityError(quantity, value);
}

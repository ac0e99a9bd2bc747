import { todo } from '../support/todo.ts';

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
export function free(grams: number, km: number): number {
  return todo('the price of free shipping');
}

/** Creates a strategy that charges `cents` for any parcel. */
export function flatRate(cents: number): ShippingStrategy {
  return todo('a strategy with one price');
}

/** Creates a strategy that charges by weight, in whole cents. */
export function byWeight(centsPerKg: number): ShippingStrategy {
  return todo('a strategy that charges by weight');
}

/** Chooses a strategy by an order's total in cents. */
export function strategyFor(orderTotal: number): ShippingStrategy {
  return todo('choose a strategy by the order total');
}

/** Prices parcels by whatever strategy is in use. */
export class ShippingCalculator {
  constructor(strategy: ShippingStrategy) {
    todo('keep the strategy');
  }

  use(strategy: ShippingStrategy): void {
    todo('swap the strategy');
  }

  costOf(grams: number, km: number): number {
    return todo('check the parcel, then ask the strategy');
  }
}

/** Strategies by name. */
export class StrategyRegistry {
  constructor() {
    todo('begin without any strategy');
  }

  register(name: string, strategy: ShippingStrategy): void {
    todo('keep the strategy by its name');
  }

  get(name: string): ShippingStrategy {
    return todo('the strategy of this name, or an error');
  }
}

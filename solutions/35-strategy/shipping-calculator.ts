import { InvalidQuantityError, type ShippingStrategy } from './shipping-strategy.ts';

/** Prices parcels with the strategy in use. */
export class ShippingCalculator {
  #strategy: ShippingStrategy;

  constructor(strategy: ShippingStrategy) {
    this.#strategy = strategy;
  }

  /** Replaces the strategy, with effect from the next call to `costOf`. */
  use(strategy: ShippingStrategy): void {
    this.#strategy = strategy;
  }

  /**
   * Returns the price of a parcel in cents.
   *
   * @throws {InvalidQuantityError} for an invalid weight or distance, before the strategy is called
   */
  costOf(grams: number, km: number): number {
    // Checked here once, so no strategy needs its own check.
    requireValidQuantity('grams', grams);
    requireValidQuantity('km', km);
    // A call to `this.#strategy(…)` would pass the calculator as `this`.
    const strategy = this.#strategy;
    return strategy(grams, km);
  }
}

function requireValidQuantity(quantity: InvalidQuantityError['quantity'], value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) throw new InvalidQuantityError(quantity, value);
}

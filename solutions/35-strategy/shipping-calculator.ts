import { InvalidQuantityError, type ShippingStrategy } from './shipping-strategy.ts';

/** Charges for parcels, with whichever strategy is in use. */
export class ShippingCalculator {
  #strategy: ShippingStrategy;

  constructor(strategy: ShippingStrategy) {
    this.#strategy = strategy;
  }

  /** Replaces the strategy, from the next `costOf` on. */
  use(strategy: ShippingStrategy): void {
    this.#strategy = strategy;
  }

  /**
   * The price of a parcel in cents.
   *
   * @throws {InvalidQuantityError} for an invalid weight or distance, before the strategy is called
   */
  costOf(grams: number, km: number): number {
    // Checked once and here, so no strategy has to check it, whoever writes that strategy.
    requireQuantity('grams', grams);
    requireQuantity('km', km);
    // Called as a plain function: `this.#strategy(…)` would pass the calculator as `this`.
    const strategy = this.#strategy;
    return strategy(grams, km);
  }
}

function requireQuantity(quantity: InvalidQuantityError['quantity'], value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) throw new InvalidQuantityError(quantity, value);
}

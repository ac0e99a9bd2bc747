// Breaks 5: accepts integers beyond Number.MAX_SAFE_INTEGER.
import { InvalidQuantityError, type ShippingStrategy } from '../../../../solutions/35-strategy/shipping-strategy.ts';

export class ShippingCalculator {
  #strategy: ShippingStrategy;

  constructor(strategy: ShippingStrategy) {
    this.#strategy = strategy;
  }

  use(strategy: ShippingStrategy): void {
    this.#strategy = strategy;
  }

  costOf(grams: number, km: number): number {
    if (!Number.isInteger(grams) || grams < 0) throw new InvalidQuantityError('grams', grams);
    if (!Number.isInteger(km) || km < 0) throw new InvalidQuantityError('km', km);
    return this.#strategy(grams, km);
  }
}

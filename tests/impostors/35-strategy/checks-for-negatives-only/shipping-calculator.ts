// Breaks 5: rejects only negative values, so `NaN` and fractions pass.
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
    if (grams < 0) throw new InvalidQuantityError('grams', grams);
    if (km < 0) throw new InvalidQuantityError('km', km);
    return this.#strategy(grams, km);
  }
}

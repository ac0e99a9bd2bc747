// Breaks 5: checks the distance before the weight.
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
    if (!Number.isSafeInteger(km) || km < 0) throw new InvalidQuantityError('km', km);
    if (!Number.isSafeInteger(grams) || grams < 0) throw new InvalidQuantityError('grams', grams);
    return this.#strategy(grams, km);
  }
}

// Breaks 5: treats a weight or distance of 0 as missing.
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
    if (!grams || !Number.isSafeInteger(grams) || grams < 0) throw new InvalidQuantityError('grams', grams);
    if (!km || !Number.isSafeInteger(km) || km < 0) throw new InvalidQuantityError('km', km);
    return this.#strategy(grams, km);
  }
}

// Breaks 6: the calculator imports `free` so that it can treat that strategy differently.
import { free } from '../../../../solutions/35-strategy/free.ts';
import { ShippingCalculator as Right } from '../../../../solutions/35-strategy/shipping-calculator.ts';
import type { ShippingStrategy } from '../../../../solutions/35-strategy/shipping-strategy.ts';

export class ShippingCalculator extends Right {
  #isFree: boolean;

  constructor(strategy: ShippingStrategy) {
    super(strategy);
    this.#isFree = strategy === free;
  }

  override use(strategy: ShippingStrategy): void {
    super.use(strategy);
    this.#isFree = strategy === free;
  }

  override costOf(grams: number, km: number): number {
    const cost = super.costOf(grams, km);
    return this.#isFree ? 0 : cost;
  }
}

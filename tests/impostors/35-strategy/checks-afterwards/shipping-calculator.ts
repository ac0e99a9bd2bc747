// Breaks 5: calls the strategy before it checks the parcel.
import { ShippingCalculator as Right } from '../../../../solutions/35-strategy/shipping-calculator.ts';
import type { ShippingStrategy } from '../../../../solutions/35-strategy/shipping-strategy.ts';

export class ShippingCalculator extends Right {
  #strategy: ShippingStrategy;

  constructor(strategy: ShippingStrategy) {
    super(() => 0);
    this.#strategy = strategy;
  }

  override use(strategy: ShippingStrategy): void {
    this.#strategy = strategy;
  }

  override costOf(grams: number, km: number): number {
    const strategy = this.#strategy;
    const cost = strategy(grams, km);
    super.costOf(grams, km);
    return cost;
  }
}

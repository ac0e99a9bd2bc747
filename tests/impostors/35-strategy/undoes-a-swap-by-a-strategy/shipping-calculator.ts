// Breaks 4: after the call, restores the strategy that it called, and so undoes any `use` in the meantime.
import { ShippingCalculator as Right } from '../../../../solutions/35-strategy/shipping-calculator.ts';
import type { ShippingStrategy } from '../../../../solutions/35-strategy/shipping-strategy.ts';

export class ShippingCalculator extends Right {
  #strategy: ShippingStrategy;

  constructor(strategy: ShippingStrategy) {
    super(strategy);
    this.#strategy = strategy;
  }

  override use(strategy: ShippingStrategy): void {
    this.#strategy = strategy;
    super.use(strategy);
  }

  override costOf(grams: number, km: number): number {
    const strategy = this.#strategy;
    const cost = super.costOf(grams, km);
    this.use(strategy);
    return cost;
  }
}

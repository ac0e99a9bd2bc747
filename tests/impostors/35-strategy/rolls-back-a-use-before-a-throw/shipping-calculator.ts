// Breaks 4: undoes a call to `use` if the strategy that made it then throws.
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
    try {
      return super.costOf(grams, km);
    } catch (error) {
      this.use(strategy);
      throw error;
    }
  }
}

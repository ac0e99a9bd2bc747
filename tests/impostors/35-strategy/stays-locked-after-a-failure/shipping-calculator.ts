// Breaks 4: a recursion guard stays set if the strategy throws.
import { ShippingCalculator as Right } from '../../../../solutions/35-strategy/shipping-calculator.ts';
import type { ShippingStrategy } from '../../../../solutions/35-strategy/shipping-strategy.ts';

export class ShippingCalculator extends Right {
  #isBusy = false;

  override costOf(grams: number, km: number): number {
    if (this.#isBusy) return 0;
    const cost = super.costOf(grams, km);
    this.#isBusy = false;
    return cost;
  }

  constructor(strategy: ShippingStrategy) {
    super((grams, km) => this.#call(strategy, grams, km));
  }

  override use(strategy: ShippingStrategy): void {
    super.use((grams, km) => this.#call(strategy, grams, km));
  }

  #call(strategy: ShippingStrategy, grams: number, km: number): number {
    this.#isBusy = true;
    return strategy(grams, km);
  }
}

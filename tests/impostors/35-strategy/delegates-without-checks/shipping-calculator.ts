import type { ShippingStrategy } from '../../../../solutions/35-strategy/shipping-strategy.ts';

export class ShippingCalculator {
  strategy: ShippingStrategy;

  constructor(strategy: ShippingStrategy) {
    this.strategy = strategy;
  }

  use(strategy: ShippingStrategy): void {
    this.strategy = strategy;
  }

  costOf(grams: number, km: number): number {
    return this.strategy(grams, km);
  }
}

// Breaks 2, 4: `use` sets a field that `costOf` never reads.
import { ShippingCalculator as Right } from '../../../../solutions/35-strategy/shipping-calculator.ts';
import type { ShippingStrategy } from '../../../../solutions/35-strategy/shipping-strategy.ts';

export class ShippingCalculator extends Right {
  strategy: ShippingStrategy;

  constructor(strategy: ShippingStrategy) {
    super(strategy);
    this.strategy = strategy;
  }

  override use(strategy: ShippingStrategy): void {
    this.strategy = strategy;
  }
}

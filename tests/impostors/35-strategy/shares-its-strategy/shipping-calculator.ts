// Breaks 4: keeps the strategy in a static field, so all calculators share it.
import { ShippingCalculator as Right } from '../../../../solutions/35-strategy/shipping-calculator.ts';
import type { ShippingStrategy } from '../../../../solutions/35-strategy/shipping-strategy.ts';

export class ShippingCalculator extends Right {
  static strategy: ShippingStrategy;

  constructor(strategy: ShippingStrategy) {
    super((grams, km) => ShippingCalculator.strategy(grams, km));
    ShippingCalculator.strategy = strategy;
  }

  override use(strategy: ShippingStrategy): void {
    ShippingCalculator.strategy = strategy;
  }
}

// Breaks 2, 4: calls the strategy with the distance first, then the weight.
import { ShippingCalculator as Right } from '../../../../solutions/35-strategy/shipping-calculator.ts';
import type { ShippingStrategy } from '../../../../solutions/35-strategy/shipping-strategy.ts';

export class ShippingCalculator extends Right {
  constructor(strategy: ShippingStrategy) {
    super((grams, km) => strategy(km, grams));
  }

  override use(strategy: ShippingStrategy): void {
    super.use((grams, km) => strategy(km, grams));
  }
}

// Breaks 4: `use` calls the new strategy once, to check that it returns a number.
import { ShippingCalculator as Right } from '../../../../solutions/35-strategy/shipping-calculator.ts';
import type { ShippingStrategy } from '../../../../solutions/35-strategy/shipping-strategy.ts';

export class ShippingCalculator extends Right {
  override use(strategy: ShippingStrategy): void {
    if (typeof strategy(0, 0) !== 'number') throw new TypeError('A strategy returns a number');
    super.use(strategy);
  }
}

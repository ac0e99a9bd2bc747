// Breaks 4: calls the strategy with the calculator as a third argument.
import { ShippingCalculator as Right } from '../../../../solutions/35-strategy/shipping-calculator.ts';
import type { ShippingStrategy } from '../../../../solutions/35-strategy/shipping-strategy.ts';

export class ShippingCalculator extends Right {
  constructor(strategy: ShippingStrategy) {
    super((...parcel) => Reflect.apply(strategy, undefined, [...parcel, this]));
  }

  override use(strategy: ShippingStrategy): void {
    super.use((...parcel) => Reflect.apply(strategy, undefined, [...parcel, this]));
  }
}

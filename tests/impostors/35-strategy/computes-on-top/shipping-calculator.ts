// Breaks 4: rounds the price to whole cents and raises negative prices to zero.
import { ShippingCalculator as Right } from '../../../../solutions/35-strategy/shipping-calculator.ts';

export class ShippingCalculator extends Right {
  override costOf(grams: number, km: number): number {
    return Math.max(0, Math.round(super.costOf(grams, km)));
  }
}

// Breaks 4: a static lock rejects every call to `costOf` that a strategy makes, on any calculator.
import { ShippingCalculator as Right } from '../../../../solutions/35-strategy/shipping-calculator.ts';

export class ShippingCalculator extends Right {
  static #isBusy = false;

  override costOf(grams: number, km: number): number {
    if (ShippingCalculator.#isBusy) throw new Error('A calculation is under way');
    ShippingCalculator.#isBusy = true;
    try {
      return super.costOf(grams, km);
    } finally {
      ShippingCalculator.#isBusy = false;
    }
  }
}

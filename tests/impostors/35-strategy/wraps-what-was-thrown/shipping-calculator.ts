// Breaks 4: turns a thrown value that is not an Error into an Error.
import { ShippingCalculator as Right } from '../../../../solutions/35-strategy/shipping-calculator.ts';

export class ShippingCalculator extends Right {
  override costOf(grams: number, km: number): number {
    try {
      return super.costOf(grams, km);
    } catch (error) {
      throw error instanceof Error ? error : new Error('The strategy failed', { cause: error });
    }
  }
}

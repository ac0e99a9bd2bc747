// Breaks 6: all prices are branches of one function, which the three strategies call.
import type { ShippingStrategy } from '../../../../solutions/35-strategy/shipping-strategy.ts';
import { price } from './price.ts';

export function byWeight(centsPerKg: number): ShippingStrategy {
  return (grams) => price('by weight', centsPerKg, grams);
}

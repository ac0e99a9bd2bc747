// Breaks 1: multiplies grams by the rate per kilogram.
import type { ShippingStrategy } from '../../../../solutions/35-strategy/shipping-strategy.ts';

export function byWeight(centsPerKg: number): ShippingStrategy {
  return (grams) => grams * centsPerKg;
}

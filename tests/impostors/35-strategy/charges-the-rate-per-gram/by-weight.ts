// Breaks 1: takes grams for kilograms.
import type { ShippingStrategy } from '../../../../solutions/35-strategy/shipping-strategy.ts';

export function byWeight(centsPerKg: number): ShippingStrategy {
  return (grams) => grams * centsPerKg;
}

// Breaks 6: one function computes all prices in its branches, and the three strategies call it.
import type { ShippingStrategy } from '../../../../solutions/35-strategy/shipping-strategy.ts';
import { price } from './price.ts';

export function byWeight(centsPerKg: number): ShippingStrategy {
  return (grams) => price('by weight', centsPerKg, grams);
}

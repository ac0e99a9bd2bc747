// Breaks 6: one function computes all prices in its branches, and the three strategies call it through a global variable.
import type { ShippingStrategy } from '../../../../solutions/35-strategy/shipping-strategy.ts';

export function byWeight(centsPerKg: number): ShippingStrategy {
  return (grams) => globalThis.pricing.priceOf('by weight', centsPerKg, grams);
}

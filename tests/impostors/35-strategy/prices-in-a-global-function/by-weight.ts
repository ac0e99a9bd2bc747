// Breaks 6: all prices are branches of one function, which strategies call through a global variable.
import type { ShippingStrategy } from '../../../../solutions/35-strategy/shipping-strategy.ts';

export function byWeight(centsPerKg: number): ShippingStrategy {
  return (grams) => globalThis.pricing.priceOf('by weight', centsPerKg, grams);
}

import type { ShippingStrategy } from '../../../../solutions/35-strategy/shipping-strategy.ts';

export function flatRate(cents: number): ShippingStrategy {
  return (grams) => globalThis.pricing.priceOf('flat', cents, grams);
}

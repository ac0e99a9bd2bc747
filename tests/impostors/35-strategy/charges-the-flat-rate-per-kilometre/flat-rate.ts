// Breaks 1: multiplies the flat rate by the distance.
import type { ShippingStrategy } from '../../../../solutions/35-strategy/shipping-strategy.ts';

export function flatRate(cents: number): ShippingStrategy {
  return (_grams, km) => cents * km;
}

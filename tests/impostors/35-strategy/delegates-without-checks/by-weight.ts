// Breaks 3, 5: multiplies kilograms by the rate without rounding, and the calculator does not check parcels.
import type { ShippingStrategy } from '../../../../solutions/35-strategy/shipping-strategy.ts';

export function byWeight(centsPerKg: number): ShippingStrategy {
  return (grams) => (grams / 1000) * centsPerKg;
}

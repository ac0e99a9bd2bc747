// Breaks 3: converts grams to kilograms before it multiplies, and loses the half cent of 1.005 kg.
import type { ShippingStrategy } from '../../../../solutions/35-strategy/shipping-strategy.ts';

export function byWeight(centsPerKg: number): ShippingStrategy {
  return (grams) => Math.round((grams / 1000) * centsPerKg);
}

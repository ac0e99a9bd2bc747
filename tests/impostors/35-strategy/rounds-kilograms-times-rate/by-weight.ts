// Breaks 3: converts grams to kilograms before it multiplies, and loses the half cent in the price of 1.005 kg at 100 cents per kilogram.
import type { ShippingStrategy } from '../../../../solutions/35-strategy/shipping-strategy.ts';

export function byWeight(centsPerKg: number): ShippingStrategy {
  return (grams) => Math.round((grams / 1000) * centsPerKg);
}

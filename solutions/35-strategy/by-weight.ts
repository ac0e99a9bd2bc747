import type { ShippingStrategy } from './shipping-strategy.ts';

/** Creates a strategy that charges by weight, in whole cents. */
export function byWeight(centsPerKg: number): ShippingStrategy {
  // Multiplying first keeps the price exact: a weight in kilograms is often inexact, but a product of safe integers is not.
  return (grams) => Math.round((grams * centsPerKg) / 1000);
}

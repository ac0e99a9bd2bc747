import type { ShippingStrategy } from './shipping-strategy.ts';

/** Creates a strategy that charges by weight, in whole cents. */
export function byWeight(centsPerKg: number): ShippingStrategy {
  // A weight in kilograms is often inexact, but grams × rate is exact as long as it is a safe integer.
  return (grams) => Math.round((grams * centsPerKg) / 1000);
}

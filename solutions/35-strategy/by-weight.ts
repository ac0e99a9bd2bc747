import type { ShippingStrategy } from './shipping-strategy.ts';

/** Creates a strategy that charges by weight, in whole cents. */
export function byWeight(centsPerKg: number): ShippingStrategy {
  // Multiplied first: the product of integers is exact, a number of kilograms often is not.
  return (grams) => Math.round((grams * centsPerKg) / 1000);
}

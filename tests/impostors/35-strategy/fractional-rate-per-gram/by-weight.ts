// Breaks 3: divides the rate by 1,000 first, and loses half cents such as the one in the price of 50 g at 570 cents per kilogram.
import type { ShippingStrategy } from '../../../../solutions/35-strategy/shipping-strategy.ts';

export function byWeight(centsPerKg: number): ShippingStrategy {
  const centsPerGram = centsPerKg / 1000;
  return (grams) => Math.round(grams * centsPerGram);
}

// Breaks 3: rounds with a bitwise operator, which wraps above 2,147,483,647 cents.
import type { ShippingStrategy } from '../../../../solutions/35-strategy/shipping-strategy.ts';

export function byWeight(centsPerKg: number): ShippingStrategy {
  return (grams) => ((grams * centsPerKg) / 1000 + 0.5) | 0;
}

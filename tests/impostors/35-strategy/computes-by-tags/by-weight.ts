// Breaks 4: the calculator computes the price of a tagged strategy itself.
import type { ShippingStrategy } from '../../../../solutions/35-strategy/shipping-strategy.ts';

export function byWeight(centsPerKg: number): ShippingStrategy {
  const strategy: ShippingStrategy = (grams) => Math.round((grams * centsPerKg) / 1000);
  return Object.assign(strategy, { kind: 'by weight', cents: centsPerKg });
}

// Breaks 4: the three strategies have a property `kind`, and the calculator computes the prices of strategies with a kind itself.
import type { ShippingStrategy } from '../../../../solutions/35-strategy/shipping-strategy.ts';

export function byWeight(centsPerKg: number): ShippingStrategy {
  const strategy: ShippingStrategy = (grams) => Math.round((grams * centsPerKg) / 1000);
  return Object.assign(strategy, { kind: 'by weight', cents: centsPerKg });
}

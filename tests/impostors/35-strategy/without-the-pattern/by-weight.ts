// Breaks 4, 6: the calculator looks up the kind of each strategy and computes the prices of the kinds that it knows itself.
import type { ShippingStrategy } from '../../../../solutions/35-strategy/shipping-strategy.ts';
import { kinds } from './kinds.ts';

export function byWeight(centsPerKg: number): ShippingStrategy {
  const strategy: ShippingStrategy = (grams) => Math.round((grams * centsPerKg) / 1000);
  kinds.set(strategy, { kind: 'by weight', cents: centsPerKg });
  return strategy;
}

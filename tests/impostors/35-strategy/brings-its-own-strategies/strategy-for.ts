// Breaks 4, 6: strategy-for.ts imports the three strategies, and `strategyFor` ignores the tariff.
import { byWeight } from '../../../../solutions/35-strategy/by-weight.ts';
import { flatRate } from '../../../../solutions/35-strategy/flat-rate.ts';
import { free } from '../../../../solutions/35-strategy/free.ts';
import type { ShippingStrategy } from '../../../../solutions/35-strategy/shipping-strategy.ts';

export function strategyFor(orderTotal: number): ShippingStrategy {
  if (orderTotal >= 10_000) return free;
  return orderTotal >= 5_000 ? flatRate(500) : byWeight(250);
}

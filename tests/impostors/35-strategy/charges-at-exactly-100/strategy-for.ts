// Breaks 3: requires more than 10,000 cents for a large order, so exactly 10,000 is medium.
import type { ShippingStrategy, Tariff } from '../../../../solutions/35-strategy/shipping-strategy.ts';

export function strategyFor(orderTotal: number, tariff: Tariff): ShippingStrategy {
  if (orderTotal > 10_000) return tariff.large;
  return orderTotal >= 5_000 ? tariff.medium : tariff.small;
}

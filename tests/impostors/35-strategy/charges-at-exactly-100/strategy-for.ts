// Breaks 3: ships free above 100.00, and charges an order of exactly 100.00.
import type { ShippingStrategy, Tariff } from '../../../../solutions/35-strategy/shipping-strategy.ts';

export function strategyFor(orderTotal: number, tariff: Tariff): ShippingStrategy {
  if (orderTotal > 10_000) return tariff.large;
  return orderTotal >= 5_000 ? tariff.medium : tariff.small;
}

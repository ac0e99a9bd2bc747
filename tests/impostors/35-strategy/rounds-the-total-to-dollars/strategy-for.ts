// Breaks 3: rounds the total to whole dollars first, so an order of 9,999 cents is large.
import type { ShippingStrategy, Tariff } from '../../../../solutions/35-strategy/shipping-strategy.ts';

export function strategyFor(orderTotal: number, tariff: Tariff): ShippingStrategy {
  const dollars = Math.round(orderTotal / 100);
  if (dollars >= 100) return tariff.large;
  return dollars >= 50 ? tariff.medium : tariff.small;
}

import type { ShippingStrategy, Tariff } from './shipping-strategy.ts';

/** Selects a strategy by the order's total in cents. */
export function strategyFor(orderTotal: number, tariff: Tariff): ShippingStrategy {
  if (orderTotal >= 10_000) return tariff.large;
  if (orderTotal >= 5_000) return tariff.medium;
  return tariff.small;
}

import type { ShippingStrategy, Tariff } from '../../../../solutions/35-strategy/shipping-strategy.ts';

export const strategyFor = (orderTotal: number, { small, medium, large }: Tariff): ShippingStrategy =>
  orderTotal < 10_000 ? (orderTotal < 5_000 ? small : medium) : large;

import type { ShippingStrategy, Tariff } from '../../../../solutions/35-strategy/shipping-strategy.ts';

const limits: readonly [below: number, size: keyof Tariff][] = [
  [5_000, 'small'],
  [10_000, 'medium'],
  [Infinity, 'large'],
];

export function strategyFor(orderTotal: number, tariff: Tariff): ShippingStrategy {
  const size = limits.find(([below]) => orderTotal < below)?.[1] ?? 'large';
  return tariff[size];
}

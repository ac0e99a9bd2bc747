import type { ShippingStrategy } from '../../../../solutions/35-strategy/shipping-strategy.ts';

export function byWeight(centsPerKg: number): ShippingStrategy {
  const rate = BigInt(centsPerKg);
  return (grams) => Number((BigInt(grams) * rate + 500n) / 1000n);
}

import type { ShippingStrategy } from '../../../../solutions/35-strategy/shipping-strategy.ts';
import { kinds } from './kinds.ts';

export function flatRate(cents: number): ShippingStrategy {
  const strategy: ShippingStrategy = () => cents;
  kinds.set(strategy, { kind: 'flat', cents });
  return strategy;
}

import type { ShippingStrategy } from '../../../../solutions/35-strategy/shipping-strategy.ts';

const FORMULA = Symbol.for('shipping.formula');

export function flatRate(cents: number): ShippingStrategy {
  const strategy: ShippingStrategy = () => cents;
  return Object.defineProperty(strategy, FORMULA, {
    value: { kind: 'flat-rate', of: strategy, cents },
  });
}

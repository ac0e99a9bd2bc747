// Breaks 3: keeps the rate in a module-level variable, so all strategies charge the rate of the one created last.
import type { ShippingStrategy } from '../../../../solutions/35-strategy/shipping-strategy.ts';

let rate = 0;

export function flatRate(cents: number): ShippingStrategy {
  rate = cents;
  return () => rate;
}

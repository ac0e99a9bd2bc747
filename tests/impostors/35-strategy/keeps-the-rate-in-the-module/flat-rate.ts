// Breaks 3: keeps the rate in a variable of the module, so that the last rate counts for all strategies.
import type { ShippingStrategy } from '../../../../solutions/35-strategy/shipping-strategy.ts';

let rate = 0;

export function flatRate(cents: number): ShippingStrategy {
  rate = cents;
  return () => rate;
}

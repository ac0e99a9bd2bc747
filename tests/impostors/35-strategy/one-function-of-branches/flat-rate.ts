import type { ShippingStrategy } from '../../../../solutions/35-strategy/shipping-strategy.ts';
import { price } from './price.ts';

export function flatRate(cents: number): ShippingStrategy {
  return (grams) => price('flat', cents, grams);
}

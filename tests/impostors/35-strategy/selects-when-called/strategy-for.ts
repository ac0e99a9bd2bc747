// Breaks 4: `strategyFor` returns a new function, which selects a strategy each time it is called.
import type { ShippingStrategy, Tariff } from '../../../../solutions/35-strategy/shipping-strategy.ts';

export function strategyFor(orderTotal: number, tariff: Tariff): ShippingStrategy {
  return (grams, km) => {
    const size = orderTotal >= 10_000 ? 'large' : orderTotal >= 5_000 ? 'medium' : 'small';
    return tariff[size](grams, km);
  };
}

// Breaks 1, 2: takes grams for kilograms.
import { strategyFor as rightStrategyFor, type ShippingStrategy } from '../../../solutions/35-strategy/strategy.ts';

export {
  InvalidQuantityError,
  ShippingCalculator,
  StrategyRegistry,
  UnknownStrategyError,
  flatRate,
  free,
  type ShippingStrategy,
} from '../../../solutions/35-strategy/strategy.ts';

export function byWeight(centsPerKg: number): ShippingStrategy {
  return (grams) => grams * centsPerKg;
}

export function strategyFor(orderTotal: number): ShippingStrategy {
  const strategy = rightStrategyFor(orderTotal);
  return orderTotal >= 5_000 ? strategy : byWeight(250);
}

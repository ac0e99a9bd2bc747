// Breaks 3: ships free above 100.00, and charges an order of exactly 100.00.
import {
  flatRate,
  strategyFor as rightStrategyFor,
  type ShippingStrategy,
} from '../../../solutions/35-strategy/strategy.ts';

export {
  InvalidQuantityError,
  ShippingCalculator,
  StrategyRegistry,
  UnknownStrategyError,
  byWeight,
  flatRate,
  free,
  type ShippingStrategy,
} from '../../../solutions/35-strategy/strategy.ts';

export function strategyFor(orderTotal: number): ShippingStrategy {
  const strategy = rightStrategyFor(orderTotal);
  if (orderTotal > 10_000) return strategy;
  return orderTotal >= 5_000 ? flatRate(500) : strategy;
}

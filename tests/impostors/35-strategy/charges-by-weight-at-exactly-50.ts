// Breaks 3: begins the flat rate above 50.00, so that an order of exactly 50.00 pays by weight.
import {
  byWeight,
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
  return orderTotal > 5_000 ? strategy : byWeight(250);
}

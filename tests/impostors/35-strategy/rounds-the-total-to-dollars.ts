// Breaks 3: turns the total into whole dollars first, so that 99.99 ships free and 49.99 pays the flat rate.
import {
  byWeight,
  flatRate,
  free,
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
  rightStrategyFor(orderTotal);
  const dollars = Math.round(orderTotal / 100);
  if (dollars >= 100) return free;
  return dollars >= 50 ? flatRate(500) : byWeight(250);
}

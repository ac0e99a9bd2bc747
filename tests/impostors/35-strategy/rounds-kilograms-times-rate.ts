// Breaks 6: turns grams into kilograms before it multiplies, and loses the half cent of 1.005 kg.
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
  return (grams) => Math.round((grams / 1000) * centsPerKg);
}

export function strategyFor(orderTotal: number): ShippingStrategy {
  const strategy = rightStrategyFor(orderTotal);
  return orderTotal >= 5_000 ? strategy : byWeight(250);
}

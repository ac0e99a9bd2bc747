// Breaks 6, 8: multiplies kilograms by the rate without rounding, and the calculator only delegates, as the source does.
import { flatRate, free, type ShippingStrategy } from '../../../solutions/35-strategy/strategy.ts';

export {
  InvalidQuantityError,
  StrategyRegistry,
  UnknownStrategyError,
  flatRate,
  free,
  type ShippingStrategy,
} from '../../../solutions/35-strategy/strategy.ts';

export function byWeight(centsPerKg: number): ShippingStrategy {
  return (grams) => (grams / 1000) * centsPerKg;
}

export function strategyFor(orderTotal: number): ShippingStrategy {
  if (orderTotal >= 10_000) return free;
  return orderTotal >= 5_000 ? flatRate(500) : byWeight(250);
}

export class ShippingCalculator {
  strategy: ShippingStrategy;

  constructor(strategy: ShippingStrategy) {
    this.strategy = strategy;
  }

  use(strategy: ShippingStrategy): void {
    this.strategy = strategy;
  }

  costOf(grams: number, km: number): number {
    return this.strategy(grams, km);
  }
}

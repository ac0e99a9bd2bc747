// Breaks 9: keeps strategies in a plain object, which already knows constructor and toString.
import { UnknownStrategyError, type ShippingStrategy } from '../../../solutions/35-strategy/strategy.ts';

export {
  InvalidQuantityError,
  ShippingCalculator,
  UnknownStrategyError,
  byWeight,
  flatRate,
  free,
  strategyFor,
  type ShippingStrategy,
} from '../../../solutions/35-strategy/strategy.ts';

export class StrategyRegistry {
  readonly #strategies: Record<string, ShippingStrategy> = {};

  register(name: string, strategy: ShippingStrategy): void {
    this.#strategies[name] = strategy;
  }

  get(name: string): ShippingStrategy {
    const strategy = this.#strategies[name];
    if (!strategy) throw new UnknownStrategyError(name, Object.keys(this.#strategies));
    return strategy;
  }
}

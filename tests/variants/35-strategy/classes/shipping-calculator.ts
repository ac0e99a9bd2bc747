import { InvalidQuantityError, type ShippingStrategy } from '../../../../solutions/35-strategy/shipping-strategy.ts';

/** Frozen, with its state elsewhere. */
const strategies = new WeakMap<ShippingCalculator, ShippingStrategy>();

export class ShippingCalculator {
  constructor(strategy: ShippingStrategy) {
    this.use(strategy);
    Object.freeze(this);
  }

  use(strategy: ShippingStrategy): void {
    strategies.set(this, strategy);
  }

  costOf(...parcel: [grams: number, km: number]): number {
    (['grams', 'km'] as const).forEach((quantity, i) => {
      const value = parcel[i] ?? Number.NaN;
      const isValid = value >= 0 && value <= Number.MAX_SAFE_INTEGER && value % 1 === 0;
      if (!isValid) throw new InvalidQuantityError(quantity, value);
    });
    return Reflect.apply(strategies.get(this) as ShippingStrategy, undefined, parcel);
  }
}

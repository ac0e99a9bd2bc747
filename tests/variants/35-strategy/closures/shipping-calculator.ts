import { InvalidQuantityError, type ShippingStrategy } from '../../../../solutions/35-strategy/shipping-strategy.ts';

/** A strategy around another one, which checks parcels: the calculator never sees the bare one. */
const checked =
  (strategy: ShippingStrategy): ShippingStrategy =>
  (grams, km) => {
    if (!/^\d+$/.test(String(grams)) || grams > Number.MAX_SAFE_INTEGER) throw new InvalidQuantityError('grams', grams);
    if (!/^\d+$/.test(String(km)) || km > Number.MAX_SAFE_INTEGER) throw new InvalidQuantityError('km', km);
    return strategy(grams, km);
  };

/** All state is in the constructor's closure. */
export class ShippingCalculator {
  declare readonly use: (strategy: ShippingStrategy) => void;
  declare readonly costOf: ShippingStrategy;

  constructor(strategy: ShippingStrategy) {
    let inUse = checked(strategy);
    const use = (next: ShippingStrategy) => {
      inUse = checked(next);
    };
    const costOf: ShippingStrategy = (grams, km) => inUse(grams, km);
    Object.assign(this, { use, costOf });
  }
}

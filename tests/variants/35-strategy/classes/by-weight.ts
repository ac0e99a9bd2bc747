import type { ShippingStrategy } from '../../../../solutions/35-strategy/shipping-strategy.ts';

class ByWeight {
  readonly centsPerKg: number;

  constructor(centsPerKg: number) {
    this.centsPerKg = centsPerKg;
  }

  readonly price: ShippingStrategy = (grams) => {
    const thousandths = grams * this.centsPerKg;
    const rest = thousandths % 1000;
    return (thousandths - rest) / 1000 + (rest < 500 ? 0 : 1);
  };
}

export function byWeight(centsPerKg: number): ShippingStrategy {
  return Object.freeze(new ByWeight(centsPerKg)).price;
}

// Breaks 3: carries the fraction of a cent that rounding has cut off over to the price of the next parcel.
import type { ShippingStrategy } from '../../../../solutions/35-strategy/shipping-strategy.ts';

export function byWeight(centsPerKg: number): ShippingStrategy {
  let carried = 0;
  return (grams) => {
    const thousandths = grams * centsPerKg + carried;
    const cents = Math.round(thousandths / 1000);
    carried = thousandths - cents * 1000;
    return cents;
  };
}

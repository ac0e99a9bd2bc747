import { InvalidQuantityError } from '../../../../solutions/35-strategy/shipping-strategy.ts';
import type { ShippingStrategy } from '../../../../solutions/35-strategy/shipping-strategy.ts';

const FORMULA: unique symbol = Symbol.for('shipping.formula');

/** How to price a parcel. `of` is the function that the formula belongs to. */
type Formula =
  | { readonly kind: 'free'; readonly of: ShippingStrategy }
  | { readonly kind: 'flat-rate'; readonly of: ShippingStrategy; readonly cents: number }
  | { readonly kind: 'by-weight'; readonly of: ShippingStrategy; readonly centsPerKg: number };

type Labelled = ShippingStrategy & { readonly [FORMULA]?: Formula };

export class ShippingCalculator {
  #strategy: Labelled;

  constructor(strategy: ShippingStrategy) {
    this.#strategy = strategy;
  }

  use(strategy: ShippingStrategy): void {
    this.#strategy = strategy;
  }

  costOf(grams: number, km: number): number {
    if (!Number.isSafeInteger(grams) || grams < 0) throw new InvalidQuantityError('grams', grams);
    if (!Number.isSafeInteger(km) || km < 0) throw new InvalidQuantityError('km', km);

    const strategy = this.#strategy;
    const formula = strategy[FORMULA];
    // A proxy of a labelled strategy has its own price.
    if (formula !== undefined && formula.of === strategy) {
      if (formula.kind === 'free') {
        return 0;
      } else if (formula.kind === 'flat-rate') {
        return formula.cents;
      } else if (formula.kind === 'by-weight') {
        return Math.round((grams * formula.centsPerKg) / 1000);
      }
    }
    return strategy(grams, km);
  }
}

// Breaks 6, 7: counts in units with a fraction, and takes any number for a discount.
import { Money } from '../../../../solutions/31-onion/domain-model.ts';

/** A number that is no discount. */
export class InvalidDiscountError extends Error {
  override readonly name = 'InvalidDiscountError';
  readonly percent: number;

  constructor(percent: number) {
    super(`No discount is ${percent} per cent`);
    this.percent = percent;
  }
}

/** What is left of a price when `percent` of it is taken off, rounded to the cent. */
export function applyDiscount(price: Money, percent: number): Money {
  const units = (price.amount / 100) * (1 - percent / 100);
  return new Money(Math.round(Number(units.toFixed(2)) * 100), price.currency);
}

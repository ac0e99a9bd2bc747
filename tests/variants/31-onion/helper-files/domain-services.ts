import { Money } from './domain-model.ts';

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
export function applyDiscount({ amount, currency }: Money, percent: number): Money {
  const left = base - hundredths(percent);
  // Digit by digit to a base of ten thousand: no product leaves the range in which numbers are exact.
  const [high, low] = [Math.floor(amount / base), amount % base];
  return new Money(high * left + Math.floor((low * left + base / 2) / base), currency);
}

const base = 10_000;

function hundredths(percent: number): number {
  const [, units, fraction = ''] = /^(\d{1,3})(?:\.(\d{1,2}))?$/.exec(String(percent)) ?? [];
  const result = Number(units) * 100 + Number(fraction.padEnd(2, '0'));
  if (Number.isNaN(result) || result > base) throw new InvalidDiscountError(percent);
  return result;
}

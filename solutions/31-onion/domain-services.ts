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
export function applyDiscount(price: Money, percent: number): Money {
  const left = BigInt(whole - hundredthsOf(percent));
  // Prices times hundredths leave the range in which numbers are exact; bigints have none. Half a cent goes up.
  const cents = (BigInt(price.amount) * left + BigInt(whole / 2)) / BigInt(whole);
  return new Money(Number(cents), price.currency);
}

/** A hundred per cent in hundredths of one. */
const whole = 10_000;

function hundredthsOf(percent: number): number {
  // 0.07 * 100 is 7.000000000000001, so it has to be rounded before it can be compared.
  const hundredths = Math.round(percent * 100);
  // Positive form: every comparison with NaN is false.
  if (hundredths >= 0 && hundredths <= whole && hundredths / 100 === percent) return hundredths;
  throw new InvalidDiscountError(percent);
}

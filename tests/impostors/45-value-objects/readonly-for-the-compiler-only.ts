// Breaks 7: relies on `readonly`, which exists only at compile time.
import { CurrencyMismatchError, Money as Right } from '../../../solutions/45-value-objects/value-objects.ts';

export {
  CurrencyMismatchError,
  Email,
  InvalidEmailError,
  InvalidMoneyError,
} from '../../../solutions/45-value-objects/value-objects.ts';

export class Money {
  readonly amount: number;
  readonly currency: string;

  constructor(amount: number, currency: string) {
    const right = new Right(amount, currency);
    this.amount = right.amount;
    this.currency = right.currency;
  }

  equals(other: Money): boolean {
    return this.amount === other.amount && this.currency === other.currency;
  }

  add(other: Money): Money {
    if (this.currency !== other.currency) throw new CurrencyMismatchError(this.currency, other.currency);
    return new Money(this.amount + other.amount, this.currency);
  }

  multiply(factor: number): Money {
    return new Money(new Right(this.amount, this.currency).multiply(factor).amount, this.currency);
  }

  allocate(ratios: readonly number[]): Money[] {
    return new Right(this.amount, this.currency)
      .allocate(ratios)
      .map(({ amount, currency }) => new Money(amount, currency));
  }

  toString(): string {
    return new Right(this.amount, this.currency).toString();
  }
}

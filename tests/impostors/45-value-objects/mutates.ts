// Breaks 2: adds to its own amount and returns itself.
import {
  CurrencyMismatchError,
  InvalidMoneyError,
  Money as Right,
} from '../../../solutions/45-value-objects/value-objects.ts';

export {
  CurrencyMismatchError,
  Email,
  InvalidEmailError,
  InvalidMoneyError,
} from '../../../solutions/45-value-objects/value-objects.ts';

export class Money {
  #value: Right;

  constructor(amount: number, currency: string) {
    this.#value = new Right(amount, currency);
  }

  get amount(): number {
    return this.#value.amount;
  }

  get currency(): string {
    return this.#value.currency;
  }

  equals(other: Money): boolean {
    return this.#value.equals(other.#value);
  }

  add(other: Money): this {
    if (this.currency !== other.currency) throw new CurrencyMismatchError(this.currency, other.currency);
    if (this.amount + other.amount > Number.MAX_SAFE_INTEGER) throw new InvalidMoneyError(other.amount, 'too much');
    this.#value = this.#value.add(other.#value);
    return this;
  }

  multiply(factor: number): Money {
    return new Money(this.#value.multiply(factor).amount, this.currency);
  }

  allocate(ratios: readonly number[]): Money[] {
    return this.#value.allocate(ratios).map(({ amount, currency }) => new Money(amount, currency));
  }

  toString(): string {
    return this.#value.toString();
  }
}

// Breaks 2, 6: keeps dollars in a float, so sums and products lose cents.
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
  readonly #dollars: number;
  readonly #currency: string;

  constructor(amount: number, currency: string) {
    if (!Number.isSafeInteger(amount) || amount < 0) throw new InvalidMoneyError(amount, 'must not be negative');
    if (!/^[A-Za-z]{3}$/.test(currency)) throw new InvalidMoneyError(currency, 'must be a 3-letter code');
    this.#dollars = amount / 100;
    this.#currency = currency.toUpperCase();
  }

  get amount(): number {
    return Number(this.#dollars.toFixed(2).replace('.', ''));
  }

  get currency(): string {
    return this.#currency;
  }

  equals(other: Money): boolean {
    return this.#dollars === other.#dollars && this.#currency === other.#currency;
  }

  add(other: Money): Money {
    if (this.#currency !== other.#currency) throw new CurrencyMismatchError(this.#currency, other.#currency);
    return new Money(Math.trunc((this.#dollars + other.#dollars) * 100), this.#currency);
  }

  multiply(factor: number): Money {
    if (!Number.isSafeInteger(factor) || factor < 0) throw new InvalidMoneyError(factor, 'must be whole');
    return new Money(Math.trunc(this.#dollars * factor * 100), this.#currency);
  }

  allocate(ratios: readonly number[]): Money[] {
    const shares = new Right(this.amount, this.#currency).allocate(ratios);
    return shares.map(({ amount, currency }) => new Money(amount, currency));
  }

  toString(): string {
    return `${this.#currency} ${this.#dollars.toFixed(2)}`;
  }
}

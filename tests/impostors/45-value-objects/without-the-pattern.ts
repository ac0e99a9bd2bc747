// Breaks 7: Money and Email are ordinary classes with setters, so any caller can change a value.
import {
  CurrencyMismatchError,
  Email as RightEmail,
  Money as Right,
} from '../../../solutions/45-value-objects/value-objects.ts';

export {
  CurrencyMismatchError,
  InvalidEmailError,
  InvalidMoneyError,
} from '../../../solutions/45-value-objects/value-objects.ts';

export class Money {
  #amount = 0;
  #currency = '';

  constructor(amount: number, currency: string) {
    this.setCurrency(currency);
    this.setAmount(amount);
  }

  get amount(): number {
    return this.#amount;
  }

  get currency(): string {
    return this.#currency;
  }

  setAmount(amount: number): void {
    this.#amount = new Right(amount, 'USD').amount;
  }

  setCurrency(currency: string): void {
    this.#currency = new Right(0, currency).currency;
  }

  deposit(other: Money): this {
    if (other.#currency !== this.#currency) throw new CurrencyMismatchError(this.#currency, other.#currency);
    this.setAmount(this.#amount + other.#amount);
    return this;
  }

  clone(): Money {
    return new Money(this.#amount, this.#currency);
  }

  equals(other: Money): boolean {
    return this.#amount === other.#amount && this.#currency === other.#currency;
  }

  add(other: Money): Money {
    return this.clone().deposit(other);
  }

  multiply(factor: number): Money {
    const product = this.clone();
    product.setAmount(new Right(this.#amount, this.#currency).multiply(factor).amount);
    return product;
  }

  allocate(ratios: readonly number[]): Money[] {
    return new Right(this.#amount, this.#currency)
      .allocate(ratios)
      .map(({ amount, currency }) => new Money(amount, currency));
  }

  toString(): string {
    return new Right(this.#amount, this.#currency).toString();
  }
}

export class Email {
  #value: RightEmail;

  constructor(address: string) {
    this.#value = new RightEmail(address);
  }

  setAddress(address: string): void {
    this.#value = new RightEmail(address);
  }

  equals(other: Email): boolean {
    return this.#value.equals(other.#value);
  }

  domain(): string {
    return this.#value.domain();
  }

  toString(): string {
    return this.#value.toString();
  }
}

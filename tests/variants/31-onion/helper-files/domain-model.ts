// Frozen objects with public fields; each ring has its own helper files.
import { isIntegerIn } from './numbers.ts';

/** Thrown for a number that is not a valid amount. */
export class InvalidMoneyError extends Error {
  override readonly name = 'InvalidMoneyError';
  readonly value: number;

  constructor(value: number) {
    super(`${value} is not a valid amount`);
    this.value = value;
  }
}

/** Thrown when two amounts should have the same currency but do not. */
export class CurrencyMismatchError extends Error {
  override readonly name = 'CurrencyMismatchError';
  readonly left: string;
  readonly right: string;

  constructor(left: string, right: string) {
    super(`Expected the same currency, but got ${left} and ${right}`);
    this.left = left;
    this.right = right;
  }
}

/** Thrown for a percentage that is not a valid discount. */
export class InvalidDiscountError extends Error {
  override readonly name = 'InvalidDiscountError';
  readonly percent: number;

  constructor(percent: number) {
    super(`${percent} per cent is not a valid discount`);
    this.percent = percent;
  }
}

export class Money {
  readonly amount: number;
  readonly currency: string;

  constructor(amount: number, currency: string) {
    if (!isIntegerIn(amount, 0, Infinity)) throw new InvalidMoneyError(amount);
    this.amount = amount;
    this.currency = currency;
    Object.freeze(this);
  }

  add(other: Money): Money {
    return new Money(this.amount + this.inSameCurrency(other), this.currency);
  }

  private inSameCurrency({ amount, currency }: Money): number {
    if (currency === this.currency) return amount;
    throw new CurrencyMismatchError(this.currency, currency);
  }
}

export class Product {
  readonly id: string;
  readonly name: string;
  readonly price: Money;

  constructor(id: string, name: string, price: Money) {
    this.id = id;
    this.name = name;
    this.price = price;
    Object.freeze(this);
  }

  withPrice(price: Money): Product {
    // Throws if the currencies differ.
    this.price.add(price);
    return new Product(this.id, this.name, price);
  }
}

export class Discount {
  readonly productId: string;
  readonly percent: number;

  constructor(productId: string, percent: number) {
    if (!isIntegerIn(percent, 0, 100)) throw new InvalidDiscountError(percent);
    this.productId = productId;
    this.percent = percent;
    Object.freeze(this);
  }
}

Object.freeze(Money.prototype);
Object.freeze(Product.prototype);

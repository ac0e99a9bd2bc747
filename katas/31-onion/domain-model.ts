import { todo } from '../support/todo.ts';

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

/** An amount in one currency. It is always valid and never changes. */
export class Money {
  /** Takes minor units: 10000 is USD 100.00. */
  constructor(amount: number, currency: string) {
    todo('reject an invalid amount, or keep both values');
  }

  get amount(): number {
    return todo('the amount');
  }

  get currency(): string {
    return todo('the currency');
  }

  /** The sum, as a new object. */
  add(other: Money): Money {
    return todo('the sum, if both amounts have the same currency');
  }
}

/** Something that the shop sells. It never changes. */
export class Product {
  constructor(id: string, name: string, price: Money) {
    todo('keep the three values');
  }

  get id(): string {
    return todo('the id');
  }

  get name(): string {
    return todo('the name');
  }

  /** The price before any discount. */
  get price(): Money {
    return todo('the price');
  }

  /** The product with another price, as a new object. A product keeps its currency. */
  withPrice(price: Money): Product {
    return todo('a new product, if the currency stays the same');
  }
}

/** A percentage off the price of one product. It is always valid and never changes. */
export class Discount {
  constructor(productId: string, percent: number) {
    todo('reject an invalid percentage, or keep both values');
  }

  get productId(): string {
    return todo("the product's id");
  }

  get percent(): number {
    return todo('the percentage');
  }
}

// Breaks 4, 5: treats an amount of 0 as a missing amount.
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
  readonly #amount: number;
  readonly #currency: string;

  /** Takes minor units: 10000 is USD 100.00. */
  constructor(amount: number, currency: string) {
    if (!amount || !Number.isInteger(amount) || amount < 0) throw new InvalidMoneyError(amount);
    this.#amount = amount;
    this.#currency = currency;
  }

  get amount(): number {
    return this.#amount;
  }

  get currency(): string {
    return this.#currency;
  }

  /** The sum, as a new object. */
  add(other: Money): Money {
    checkSameCurrency(this, other);
    return new Money(this.#amount + other.amount, this.#currency);
  }
}

/** Something that the shop sells. It never changes. */
export class Product {
  readonly #id: string;
  readonly #name: string;
  readonly #price: Money;

  constructor(id: string, name: string, price: Money) {
    this.#id = id;
    this.#name = name;
    this.#price = price;
  }

  get id(): string {
    return this.#id;
  }

  get name(): string {
    return this.#name;
  }

  /** The price before any discount. */
  get price(): Money {
    return this.#price;
  }

  /** The product with another price, as a new object. A product keeps its currency. */
  withPrice(price: Money): Product {
    checkSameCurrency(this.#price, price);
    return new Product(this.#id, this.#name, price);
  }
}

/** A percentage off the price of one product. It is always valid and never changes. */
export class Discount {
  readonly #productId: string;
  readonly #percent: number;

  constructor(productId: string, percent: number) {
    if (!Number.isInteger(percent) || percent < 0 || percent > 100) throw new InvalidDiscountError(percent);
    this.#productId = productId;
    this.#percent = percent;
  }

  get productId(): string {
    return this.#productId;
  }

  get percent(): number {
    return this.#percent;
  }
}

function checkSameCurrency(left: Money, right: Money): void {
  if (left.currency !== right.currency) throw new CurrencyMismatchError(left.currency, right.currency);
}

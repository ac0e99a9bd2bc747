// Breaks 4: the service takes the discount off the very price that it was handed.
/** A number that is no amount of money. */
export class InvalidMoneyError extends Error {
  override readonly name = 'InvalidMoneyError';
  readonly value: unknown;

  constructor(value: unknown) {
    super(`No amount of money is ${String(value)}`);
    this.value = value;
  }
}

/** Two amounts that don't add, because their currencies differ. */
export class CurrencyMismatchError extends Error {
  override readonly name = 'CurrencyMismatchError';
  readonly left: string;
  readonly right: string;

  constructor(left: string, right: string) {
    super(`${left} and ${right} don't add`);
    this.left = left;
    this.right = right;
  }
}

/** An amount of one currency; never changes. */
export class Money {
  amount: number;
  currency: string;

  constructor(amount: number, currency: string) {
    if (!Number.isSafeInteger(amount) || amount < 0) throw new InvalidMoneyError(amount);
    this.amount = amount;
    this.currency = currency;
  }

  add(other: Money): Money {
    if (this.currency !== other.currency) throw new CurrencyMismatchError(this.currency, other.currency);
    // A sum past the safe range is refused by the constructor.
    return new Money(this.amount + other.amount, this.currency);
  }
}

/** Something that the catalogue offers. */
export interface Product {
  readonly id: string;
  readonly name: string;
  /** Before any discount. */
  readonly price: Money;
}

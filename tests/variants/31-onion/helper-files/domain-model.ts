import { CurrencyMismatchError, InvalidMoneyError } from './errors.ts';

export { CurrencyMismatchError, InvalidMoneyError } from './errors.ts';

/** Frozen after it is built; its parts are plain properties. */
export class Money {
  readonly amount: number;
  readonly currency: string;

  constructor(amount: number, currency: string) {
    const isAmount = Number.isInteger(amount) && amount >= 0 && amount <= Number.MAX_SAFE_INTEGER;
    if (!isAmount) throw new InvalidMoneyError(amount);
    this.amount = amount;
    this.currency = currency;
    Object.freeze(this);
  }

  add({ amount, currency }: Money): Money {
    if (currency === this.currency) return new Money(this.amount + amount, currency);
    throw new CurrencyMismatchError(this.currency, currency);
  }
}

/** Something that the catalogue offers. */
export interface Product {
  readonly id: string;
  readonly name: string;
  /** Before any discount. */
  readonly price: Money;
}

import { todo } from '../support/todo.ts';

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
  /** Takes minor units: 10000 is USD 100.00. */
  constructor(amount: number, currency: string) {
    todo('refuse what is no amount, keep the rest');
  }

  get amount(): number {
    return todo('the amount in minor units');
  }

  get currency(): string {
    return todo('the currency');
  }

  add(other: Money): Money {
    return todo('the sum, of one currency only');
  }
}

/** Something that the catalogue offers. */
export interface Product {
  readonly id: string;
  readonly name: string;
  /** Before any discount. */
  readonly price: Money;
}

import { todo } from '../support/todo.ts';

/** An amount, currency, factor or list of ratios that no money can have. */
export class InvalidMoneyError extends Error {
  override readonly name = 'InvalidMoneyError';
  readonly value: unknown;

  constructor(value: unknown, reason: string) {
    super(`No money can have ${String(value)}: ${reason}`);
    this.value = value;
  }
}

/** Money of two currencies was added. */
export class CurrencyMismatchError extends Error {
  override readonly name = 'CurrencyMismatchError';
  readonly left: string;
  readonly right: string;

  constructor(left: string, right: string) {
    super(`Cannot add ${right} to ${left}`);
    this.left = left;
    this.right = right;
  }
}

/** Text that is no e-mail address. */
export class InvalidEmailError extends Error {
  override readonly name = 'InvalidEmailError';
  readonly address: string;

  constructor(address: string) {
    super(`Not an e-mail address: ${JSON.stringify(address)}`);
    this.address = address;
  }
}

/** An amount of money: cents (or pence, or øre) of one currency. */
export class Money {
  constructor(amount: number, currency: string) {
    todo('refuse what is invalid, keep the amount and the currency');
  }

  get amount(): number {
    return todo('the amount in minor units');
  }

  get currency(): string {
    return todo('the currency in capitals');
  }

  equals(other: Money): boolean {
    return todo('equality by value');
  }

  add(other: Money): Money {
    return todo('add money of one currency');
  }

  multiply(factor: number): Money {
    return todo('multiply by a whole number');
  }

  allocate(ratios: readonly number[]): Money[] {
    return todo('split by ratios without losing a cent');
  }

  toString(): string {
    return todo('format like "USD 10.00"');
  }
}

/** An e-mail address. */
export class Email {
  constructor(address: string) {
    todo('refuse what is invalid, keep the address');
  }

  equals(other: Email): boolean {
    return todo('equality by value');
  }

  domain(): string {
    return todo('what follows the @');
  }

  toString(): string {
    return todo('the address in lower case');
  }
}

import { todo } from '../support/todo.ts';

/** Thrown when an amount, a currency, a factor, a list of ratios or a result is not valid. */
export class InvalidMoneyError extends Error {
  override readonly name = 'InvalidMoneyError';
  /** What was rejected. */
  readonly value: unknown;

  constructor(value: unknown, reason: string) {
    super(`Invalid money: ${reason}, got ${String(value)}`);
    this.value = value;
  }
}

/** Thrown when money in two different currencies is added. */
export class CurrencyMismatchError extends Error {
  override readonly name = 'CurrencyMismatchError';
  /** The currency of the money that `add` was called on. */
  readonly left: string;
  /** The currency of the argument. */
  readonly right: string;

  constructor(left: string, right: string) {
    super(`Cannot add ${right} to ${left}`);
    this.left = left;
    this.right = right;
  }
}

/** Thrown when a string is not a valid email address. */
export class InvalidEmailError extends Error {
  override readonly name = 'InvalidEmailError';
  /** The string as it was given. */
  readonly address: string;

  constructor(address: string) {
    super(`Not a valid email address: ${JSON.stringify(address)}`);
    this.address = address;
  }
}

/** An amount of money: cents (or pence, or øre) in one currency. */
export class Money {
  constructor(amount: number, currency: string) {
    todo('reject invalid input, and store the amount and the currency');
  }

  get amount(): number {
    return todo('return the amount in minor units');
  }

  get currency(): string {
    return todo('return the currency in uppercase');
  }

  equals(other: Money): boolean {
    return todo('compare by value');
  }

  add(other: Money): Money {
    return todo('add money in the same currency');
  }

  multiply(factor: number): Money {
    return todo('multiply by a non-negative integer');
  }

  allocate(ratios: readonly number[]): Money[] {
    return todo('split by ratios without losing a cent');
  }

  toString(): string {
    return todo('format like "USD 10.00"');
  }
}

/** An email address. */
export class Email {
  constructor(address: string) {
    todo('reject invalid input, and store the address');
  }

  equals(other: Email): boolean {
    return todo('compare by value');
  }

  domain(): string {
    return todo('return everything after the @');
  }

  toString(): string {
    return todo('return the address in lowercase');
  }
}

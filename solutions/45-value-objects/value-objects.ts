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
  // #private, because `readonly` exists only at compile time.
  readonly #amount: number;
  readonly #currency: string;

  constructor(amount: number, currency: string) {
    if (!isNonNegativeSafeInteger(amount))
      throw new InvalidMoneyError(amount, 'an amount must be a non-negative safe integer');
    if (!/^[A-Za-z]{3}$/.test(currency)) throw new InvalidMoneyError(currency, 'a currency must be three letters');
    // Adding 0 turns -0 into 0.
    this.#amount = amount + 0;
    this.#currency = currency.toUpperCase();
  }

  get amount(): number {
    return this.#amount;
  }

  get currency(): string {
    return this.#currency;
  }

  equals(other: Money): boolean {
    return this.#amount === other.#amount && this.#currency === other.#currency;
  }

  add(other: Money): Money {
    if (this.#currency !== other.#currency) throw new CurrencyMismatchError(this.#currency, other.#currency);
    return new Money(this.#amount + other.#amount, this.#currency);
  }

  multiply(factor: number): Money {
    if (!isNonNegativeSafeInteger(factor))
      throw new InvalidMoneyError(factor, 'a factor must be a non-negative safe integer');
    return new Money(this.#amount * factor, this.#currency);
  }

  allocate(ratios: readonly number[]): Money[] {
    const total = ratios.reduce((sum, ratio) => sum + ratio, 0);
    if (!ratios.every(isNonNegativeSafeInteger) || total === 0) {
      throw new InvalidMoneyError(
        ratios,
        'ratios must be non-negative safe integers, and at least one must be above 0',
      );
    }
    const shares = ratios.map((ratio) => Math.floor((this.#amount * ratio) / total));
    let remainingCents = this.#amount - shares.reduce((sum, share) => sum + share, 0);
    return shares.map((share, i) => {
      if (remainingCents === 0 || ratios[i] === 0) return new Money(share, this.#currency);
      remainingCents -= 1;
      return new Money(share + 1, this.#currency);
    });
  }

  toString(): string {
    // Split the string of digits instead of dividing. Near the limit, a double cannot hold two decimal places exactly.
    const digits = String(this.#amount).padStart(3, '0');
    return `${this.#currency} ${digits.slice(0, -2)}.${digits.slice(-2)}`;
  }
}

/** An email address. */
export class Email {
  readonly #address: string;

  constructor(address: string) {
    if (!/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(address)) throw new InvalidEmailError(address);
    this.#address = address.toLowerCase();
  }

  equals(other: Email): boolean {
    return this.#address === other.#address;
  }

  domain(): string {
    return this.#address.slice(this.#address.indexOf('@') + 1);
  }

  toString(): string {
    return this.#address;
  }
}

function isNonNegativeSafeInteger(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

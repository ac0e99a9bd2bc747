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
  // Private to the language, not only to the compiler: `readonly` alone stops nobody at run time.
  readonly #amount: number;
  readonly #currency: string;

  constructor(amount: number, currency: string) {
    if (!isWhole(amount)) throw new InvalidMoneyError(amount, 'amounts are whole numbers of minor units from 0');
    if (!/^[A-Za-z]{3}$/.test(currency)) throw new InvalidMoneyError(currency, 'currencies are three letters');
    // Adding 0 turns -0 into 0, so that equal amounts are the same number.
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
    if (!isWhole(factor)) throw new InvalidMoneyError(factor, 'factors are whole numbers from 0');
    return new Money(this.#amount * factor, this.#currency);
  }

  allocate(ratios: readonly number[]): Money[] {
    if (!ratios.every(isWhole) || !ratios.some((ratio) => ratio > 0)) {
      throw new InvalidMoneyError(ratios, 'ratios are whole numbers from 0, not all of them 0');
    }
    // An amount times a ratio soon leaves what a number counts exactly; a bigint has no such edge.
    const whole = ratios.reduce((sum, ratio) => sum + BigInt(ratio), 0n);
    const shares = ratios.map((ratio) => Number((BigInt(this.#amount) * BigInt(ratio)) / whole));
    let left = this.#amount - shares.reduce((sum, share) => sum + share, 0);
    return shares.map((share, i) => {
      if (left === 0 || ratios[i] === 0) return new Money(share, this.#currency);
      left -= 1;
      return new Money(share + 1, this.#currency);
    });
  }

  toString(): string {
    // By digits, not by division: amounts near the top of the range have more of them than a fraction keeps.
    const digits = String(this.#amount).padStart(3, '0');
    return `${this.#currency} ${digits.slice(0, -2)}.${digits.slice(-2)}`;
  }
}

/** An e-mail address. */
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

function isWhole(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

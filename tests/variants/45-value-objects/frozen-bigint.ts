import {
  CurrencyMismatchError,
  InvalidEmailError,
  InvalidMoneyError,
} from '../../../solutions/45-value-objects/value-objects.ts';

export {
  CurrencyMismatchError,
  InvalidEmailError,
  InvalidMoneyError,
} from '../../../solutions/45-value-objects/value-objects.ts';

const top = BigInt(Number.MAX_SAFE_INTEGER);

/** Frozen objects of public fields; amounts are bigints inside. */
export class Money {
  readonly minor: bigint;
  readonly code: string;

  constructor(amount: number, currency: string) {
    if (!Number.isSafeInteger(amount) || amount < 0) throw new InvalidMoneyError(amount, 'not a whole number');
    if (currency.length !== 3 || /[^a-z]/i.test(currency)) throw new InvalidMoneyError(currency, 'not a currency');
    this.minor = BigInt(amount);
    this.code = currency.toUpperCase();
    Object.freeze(this);
  }

  static of(minor: bigint, currency: string): Money {
    if (minor > top) throw new InvalidMoneyError(minor, 'too much to count exactly');
    return new Money(Number(minor), currency);
  }

  get amount(): number {
    return Number(this.minor);
  }

  get currency(): string {
    return this.code;
  }

  equals(other: Money): boolean {
    return `${this}` === `${other}`;
  }

  add(other: Money): Money {
    if (other.code !== this.code) throw new CurrencyMismatchError(this.code, other.code);
    return Money.of(this.minor + other.minor, this.code);
  }

  multiply(factor: number): Money {
    return Money.of(this.minor * new Money(factor, this.code).minor, this.code);
  }

  allocate(ratios: readonly number[]): Money[] {
    const weights = ratios.map((ratio) => new Money(ratio, this.code).minor);
    const total = weights.reduce((a, b) => a + b, 0n);
    if (total === 0n) throw new InvalidMoneyError(ratios, 'nothing to split by');
    const shares = weights.map((weight) => (this.minor * weight) / total);
    let left = this.minor - shares.reduce((a, b) => a + b, 0n);
    for (let i = 0; left > 0n; i += 1) {
      if (weights[i] === 0n) continue;
      shares[i] = (shares[i] ?? 0n) + 1n;
      left -= 1n;
    }
    return shares.map((share) => Money.of(share, this.code));
  }

  toString(): string {
    return `${this.code} ${this.minor / 100n}.${String(this.minor % 100n).padStart(2, '0')}`;
  }
}

/** Cut at the @ when it is made. */
export class Email {
  readonly #local: string;
  readonly #domain: string;

  constructor(address: string) {
    const [local = '', domain = '', ...more] = address.split('@');
    const bad = more.length > 0 || local === '' || /\s/.test(address);
    const labels = domain.split('.');
    if (bad || labels.length < 2 || labels.includes('')) throw new InvalidEmailError(address);
    this.#local = local.toLowerCase();
    this.#domain = domain.toLowerCase();
  }

  equals(other: Email): boolean {
    return other.#local === this.#local && other.#domain === this.#domain;
  }

  domain(): string {
    return this.#domain;
  }

  toString(): string {
    return `${this.#local}@${this.#domain}`;
  }
}

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

const whole = (value: number) => Number.isSafeInteger(value) && value >= 0;

/** No state on the object at all: what it knows lives in the constructor's closure. */
export class Money {
  declare readonly amount: number;
  declare readonly currency: string;

  constructor(amount: number, currency: string) {
    if (!whole(amount)) throw new InvalidMoneyError(amount, 'not a whole number from 0');
    if (!/^[A-Z]{3}$/i.test(currency)) throw new InvalidMoneyError(currency, 'not three letters');
    const cents = Math.abs(amount);
    const code = currency.toUpperCase();
    Object.defineProperties(this, { amount: { get: () => cents }, currency: { get: () => code } });
  }

  equals({ amount, currency }: Money): boolean {
    return amount === this.amount && currency === this.currency;
  }

  add({ amount, currency }: Money): Money {
    if (currency !== this.currency) throw new CurrencyMismatchError(this.currency, currency);
    return new Money(amount + this.amount, currency);
  }

  multiply(factor: number): Money {
    if (!whole(factor)) throw new InvalidMoneyError(factor, 'not a whole number from 0');
    return new Money(factor * this.amount, this.currency);
  }

  allocate(ratios: readonly number[]): Money[] {
    if (ratios.some((ratio) => !whole(ratio))) throw new InvalidMoneyError(ratios, 'not whole');
    if (!ratios.some(Boolean)) throw new InvalidMoneyError(ratios, 'nothing to split by');
    // Long division: each share is what is owed so far, less what was given.
    const total = ratios.reduce((sum, ratio) => sum + BigInt(ratio), 0n);
    const floors = ratios.map((ratio) => Number((BigInt(this.amount) * BigInt(ratio)) / total));
    const left = floors.reduce((rest, share) => rest - share, this.amount);
    const lucky = new Set([...ratios.keys()].filter((i) => ratios[i] !== 0).slice(0, left));
    return floors.map((share, i) => new Money(lucky.has(i) ? share + 1 : share, this.currency));
  }

  toString(): string {
    const digits = `00${this.amount}`;
    const units = digits.slice(0, -2).replace(/^0+(?=\d)/, '');
    return `${this.currency} ${units}.${digits.slice(-2)}`;
  }
}

/** A frozen object with its text in a public field. */
export class Email {
  readonly address: string;

  constructor(address: string) {
    const at = address.indexOf('@');
    const labels = address.slice(at + 1).split('.');
    if (
      at < 1 ||
      at !== address.lastIndexOf('@') ||
      labels.length < 2 ||
      labels.some((label) => label === '') ||
      /\s/.test(address)
    ) {
      throw new InvalidEmailError(address);
    }
    this.address = address.toLowerCase();
    Object.freeze(this);
  }

  equals(other: Email): boolean {
    return this.toString() === other.toString();
  }

  domain(): string {
    return this.address.replace(/^.*@/, '');
  }

  toString(): string {
    return this.address;
  }
}

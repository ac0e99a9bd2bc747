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

const contents = new WeakMap<object, { readonly amount: number; readonly currency: string }>();

/** Content in a WeakMap, setters that throw, and one object per value: equal money is the same object. */
export class Money {
  static readonly #known = new Map<string, Money>();

  constructor(amount: number, currency: string) {
    if (!Number.isSafeInteger(amount) || amount < 0) throw new InvalidMoneyError(amount, 'not a valid amount');
    if (!/^[A-Z]{3}$/.test(currency) && !/^[A-Za-z]{3}$/.test(currency))
      throw new InvalidMoneyError(currency, 'not a valid currency');
    const content = { amount: amount === 0 ? 0 : amount, currency: currency.toUpperCase() };
    const key = JSON.stringify(content);
    const known = Money.#known.get(key);
    if (known) return known;
    contents.set(this, content);
    Money.#known.set(key, this);
  }

  get amount(): number {
    return contentOf(this).amount;
  }

  set amount(_: number) {
    throw new TypeError('The amount of money never changes.');
  }

  get currency(): string {
    return contentOf(this).currency;
  }

  set currency(_: string) {
    throw new TypeError('The currency of money never changes.');
  }

  equals(other: Money): boolean {
    return this === other;
  }

  add(other: Money): Money {
    if (this.currency !== other.currency) throw new CurrencyMismatchError(this.currency, other.currency);
    return new Money(this.amount + other.amount, this.currency);
  }

  multiply(factor: number): Money {
    return new Money(this.amount * new Money(factor, this.currency).amount, this.currency);
  }

  allocate(ratios: readonly number[]): Money[] {
    const weights = ratios.map((ratio) => new Money(ratio, this.currency).amount);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    if (total === 0) throw new InvalidMoneyError(ratios, 'nothing to split by');
    let rest = this.amount;
    const shares = weights.map((weight) => (this.amount * weight - ((this.amount * weight) % total)) / total);
    for (const share of shares) rest -= share;
    for (const [i, weight] of weights.entries()) {
      if (rest === 0) break;
      if (weight === 0) continue;
      shares[i] = (shares[i] ?? 0) + 1;
      rest -= 1;
    }
    return shares.map((share) => new Money(share, this.currency));
  }

  toString(): string {
    const cents = this.amount % 100;
    return `${this.currency} ${(this.amount - cents) / 100}.${cents < 10 ? '0' : ''}${cents}`;
  }
}

function contentOf(money: Money): { readonly amount: number; readonly currency: string } {
  const content = contents.get(money);
  if (!content) throw new TypeError('This is not money.');
  return content;
}

/** A frozen list of the parts. */
export class Email {
  readonly parts: readonly [local: string, domain: string];

  constructor(address: string) {
    const match = /^(?<local>[^\s@]+)@(?<domain>[^\s@.]+(?:\.[^\s@.]+)+)$/.exec(address);
    if (!match?.groups) throw new InvalidEmailError(address);
    const [local = '', domain = ''] = address.toLowerCase().split('@');
    this.parts = Object.freeze([local, domain] as const);
    Object.freeze(this);
  }

  equals({ parts: [local, domain] }: Email): boolean {
    return this.parts[0] === local && this.parts[1] === domain;
  }

  domain(): string {
    return this.parts[1];
  }

  toString(): string {
    return this.parts.join('@');
  }
}

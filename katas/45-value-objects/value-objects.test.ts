import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { amounts, invalidAmounts, notAmounts } from '../support/generators.ts';
import { example, law } from '../support/law.ts';
import { thrownBy } from '../support/thrown.ts';
import { CurrencyMismatchError, Email, InvalidEmailError, InvalidMoneyError, Money } from './value-objects.ts';

describe('1 ★ Money prints as "USD 10.00" and is equal by value', () => {
  example('1000 cents print as USD 10.00', () => {
    expect(new Money(1000, 'USD').toString()).toBe('USD 10.00');
  });

  law(
    'it prints its currency and two decimals',
    { amount: anyAmount(), currency: currencies() },
    ({ amount, currency }) => {
      expect(new Money(amount, currency).toString()).toBe(printed(amount, currency));
    },
  );

  law('amount and currency come back', { amount: anyAmount(), currency: currencies() }, ({ amount, currency }) => {
    const money = new Money(amount, currency);
    expect([money.amount, money.currency]).toEqual([amount, currency.toUpperCase()]);
  });

  law(
    'same parts, equal money; another amount, not',
    { amount: amounts(), currency: currencies() },
    ({ amount, currency }) => {
      const money = new Money(amount, currency);
      expect(money.equals(new Money(amount, currency.toLowerCase()))).toBe(true);
      expect(money.equals(new Money(amount + 1, currency))).toBe(false);
    },
  );
});

describe('2 ★ Adding and multiplying give new money', () => {
  example('USD 10.00 and USD 20.00 make USD 30.00, and so does three times ten', () => {
    expect(new Money(1000, 'USD').add(new Money(2000, 'USD')).toString()).toBe('USD 30.00');
    expect(new Money(1000, 'USD').multiply(3).toString()).toBe('USD 30.00');
  });

  law('adding adds the amounts and leaves the operands', { a: amounts(), b: amounts() }, ({ a, b }) => {
    const [left, right] = [new Money(a, 'EUR'), new Money(b, 'EUR')];
    expect(left.add(right).toString()).toBe(printed(a + b, 'EUR'));
    expect([left.toString(), right.toString()]).toEqual([printed(a, 'EUR'), printed(b, 'EUR')]);
  });

  law(
    'multiplying multiplies the amount and leaves the operand',
    { a: amounts(), factor: fc.nat(1000) },
    ({ a, factor }) => {
      const money = new Money(a, 'EUR');
      expect(money.multiply(factor).toString()).toBe(printed(a * factor, 'EUR'));
      expect(money.toString()).toBe(printed(a, 'EUR'));
    },
  );
});

describe('3 ★★ Addition behaves like addition of numbers', () => {
  law(
    'the order of operands does not matter',
    { a: amounts(), b: amounts(), currency: currencies() },
    ({ a, b, currency }) => {
      const [x, y] = [new Money(a, currency), new Money(b, currency)];
      expect(x.add(y).toString()).toBe(y.add(x).toString());
    },
  );

  law('grouping does not matter', { a: amounts(), b: amounts(), c: amounts() }, ({ a, b, c }) => {
    const [x, y, z] = [new Money(a, 'USD'), new Money(b, 'USD'), new Money(c, 'USD')];
    expect(x.add(y).add(z).toString()).toBe(x.add(y.add(z)).toString());
  });

  law('adding zero changes nothing', { a: anyAmount(), currency: currencies() }, ({ a, currency }) => {
    const money = new Money(a, currency);
    expect(money.add(new Money(0, currency)).toString()).toBe(money.toString());
    expect(new Money(0, currency).add(money).toString()).toBe(money.toString());
  });

  law('multiplying by n is adding n times', { a: amounts(), n: fc.nat(6) }, ({ a, n }) => {
    const money = new Money(a, 'GBP');
    const sum = Array.from({ length: n }).reduce<Money>((total) => total.add(money), new Money(0, 'GBP'));
    expect(money.multiply(n).toString()).toBe(sum.toString());
  });
});

describe('4 ★★ Equality is an equivalence and agrees with the text', () => {
  law('money is equal exactly when it prints the same', { a: recipes(), b: recipes() }, ({ a, b }) => {
    const [x, y] = [money(a), money(b)];
    expect(x.equals(y)).toBe(x.toString() === y.toString());
    expect(y.equals(x)).toBe(x.equals(y));
    expect(x.equals(x)).toBe(true);
  });

  law('equal things stay equal through a third', { a: recipes(), b: recipes(), c: recipes() }, ({ a, b, c }) => {
    const [x, y, z] = [money(a), money(b), money(c)];
    expect(x.equals(z) || !(x.equals(y) && y.equals(z))).toBe(true);
    expect(x.add(new Money(0, a.currency)).equals(x)).toBe(true);
  });

  law('e-mail addresses are equal exactly when they print the same', { a: emails(), b: emails() }, ({ a, b }) => {
    const [x, y] = [new Email(a), new Email(b)];
    expect(x.equals(y)).toBe(a.toLowerCase() === b.toLowerCase());
    expect(y.equals(x)).toBe(x.toString() === y.toString());
    expect(x.equals(new Email(a))).toBe(true);
  });
});

describe('5 ★★ Money of different currencies never adds', () => {
  law(
    'adding another currency is refused, and says which',
    { a: recipes(), b: recipes() },
    ({ a, b: { amount, currency } }) => {
      const other = currency.toUpperCase() === a.currency.toUpperCase() ? 'CHF' : currency;
      const [x, y] = [money(a), new Money(amount, other)];
      const error = thrownBy(() => x.add(y));
      expect(error).toBeInstanceOf(CurrencyMismatchError);
      expect(error).toMatchObject({ left: a.currency.toUpperCase(), right: other.toUpperCase() });
      expect([x.toString(), y.toString()]).toEqual([printed(a.amount, a.currency), printed(amount, other)]);
    },
    { why: 'a cart that adds euros to dollars charges a number that means nothing' },
  );
});

describe('6 ★★ An e-mail address is in lower case, and its domain follows the @', () => {
  example('Alice@Example.COM is alice@example.com at example.com', () => {
    expect(new Email('Alice@Example.COM').toString()).toBe('alice@example.com');
    expect(new Email('Alice@Example.COM').domain()).toBe('example.com');
  });

  law('normalising twice is normalising once', { address: emails() }, ({ address }) => {
    const once = new Email(address).toString();
    expect(once).toBe(address.toLowerCase());
    expect(new Email(once).toString()).toBe(once);
  });

  law('the domain is what follows the @', { local: parts(), domain: domains() }, ({ local, domain }) => {
    expect(new Email(`${local}@${domain}`).domain()).toBe(domain.toLowerCase());
  });

  law(
    'what is no address is refused, and carried by the error',
    { address: brokenEmails() },
    ({ address }) => {
      const error = thrownBy(() => new Email(address));
      expect(error).toBeInstanceOf(InvalidEmailError);
      expect(error).toMatchObject({ address });
    },
    { examples: notEmails.map((address) => ({ address })) },
  );
});

describe('7 ★★★ Nothing invalid exists', () => {
  law(
    'an amount that is not whole, from 0 and safe is refused',
    { amount: invalidAmounts() },
    ({ amount }) => {
      expect(() => new Money(amount, 'USD')).toThrow(InvalidMoneyError);
    },
    { examples: notAmounts.map((amount) => ({ amount })) },
  );

  law(
    'a factor that is not whole, from 0 and safe is refused',
    { amount: amounts(), factor: invalidAmounts() },
    ({ amount, factor }) => {
      const money = new Money(amount, 'USD');
      expect(() => money.multiply(factor)).toThrow(InvalidMoneyError);
    },
    {
      examples: notAmounts.flatMap((factor) => [
        { amount: 0, factor },
        { amount: 200, factor },
      ]),
    },
  );

  law(
    'a currency that is not three letters is refused',
    { currency: brokenCurrencies() },
    ({ currency }) => {
      expect(() => new Money(1, currency)).toThrow(InvalidMoneyError);
    },
    { examples: notCurrencies.map((currency) => ({ currency })) },
  );

  law(
    'minus zero becomes zero',
    { factor: fc.constantFrom(-0, 0), amount: fc.constantFrom(-0, 0, 5) },
    ({ factor, amount }) => {
      expect(new Money(factor, 'USD').amount).toBe(0);
      expect(new Money(amount, 'USD').multiply(factor).amount).toBe(0);
      expect(new Money(factor, 'USD').toString()).toBe('USD 0.00');
    },
  );

  law('a sum or product past the safe range is refused', { room: fc.nat(5), step: fc.nat(5) }, ({ room, step }) => {
    const nearTop = new Money(Number.MAX_SAFE_INTEGER - room, 'USD');
    if (step > room) expect(() => nearTop.add(new Money(step, 'USD'))).toThrow(InvalidMoneyError);
    else expect(nearTop.add(new Money(step, 'USD')).amount).toBe(Number.MAX_SAFE_INTEGER - room + step);
    expect(() => nearTop.multiply(step + 2)).toThrow(InvalidMoneyError);
  });
});

describe('8 ★★★ No assignment changes a value', () => {
  law(
    'money says the same after assignments to all it has',
    { a: recipes(), with: fc.constantFrom(999, 'EUR') },
    ({ a, with: value }) => {
      const subject = money(a);
      assignAll(subject, ['amount', 'currency'], value);
      expect([subject.amount, subject.currency]).toEqual([a.amount, a.currency.toUpperCase()]);
      expect(subject.toString()).toBe(printed(a.amount, a.currency));
      expect(subject.equals(money(a))).toBe(true);
      expect(subject.add(money(a)).toString()).toBe(printed(2 * a.amount, a.currency));
    },
    { why: 'a price that two orders share must not change in both' },
  );

  law('an e-mail address says the same after assignments to all it has', { address: emails() }, ({ address }) => {
    const subject = new Email(address);
    assignAll(subject, ['address'], 'eve@evil.example');
    expect(subject.toString()).toBe(address.toLowerCase());
    expect(subject.domain()).toBe(address.toLowerCase().split('@')[1]);
    expect(subject.equals(new Email(address))).toBe(true);
  });
});

describe('9 ★★★ Allocation loses no cent', () => {
  example('one dollar by thirds is 34, 33 and 33 cents', () => {
    expect(new Money(100, 'USD').allocate([1, 1, 1]).map(String)).toEqual(['USD 0.34', 'USD 0.33', 'USD 0.33']);
  });

  law(
    'shares follow the remainder rule, and the ratios stay',
    { amount: anyAmount(), ratios: ratioLists() },
    ({ amount, ratios }) => {
      const asGiven = [...ratios];
      const shares = new Money(amount, 'JPY').allocate(ratios);
      expect(shares.map(String)).toEqual(fairShares(amount, ratios).map((share) => printed(share, 'JPY')));
      expect(ratios).toEqual(asGiven);
    },
    {
      why: 'a split that rounds each share makes or loses money that someone has to account for',
      examples: [
        { amount: 5, ratios: [1, 0, 1] },
        { amount: 5, ratios: [0, 3, 7] },
        { amount: 100, ratios: [0, 0, 1, 1, 1] },
        { amount: Number.MAX_SAFE_INTEGER, ratios: [3, Number.MAX_SAFE_INTEGER, 1] },
        { amount: 9_007_199_254_740_881, ratios: [333_333, 333_334, 333_333] },
      ],
    },
  );

  law(
    'ratios that split nothing are refused',
    { ratios: brokenRatios() },
    ({ ratios }) => {
      const money = new Money(100, 'USD');
      expect(() => money.allocate(ratios)).toThrow(InvalidMoneyError);
      expect(money.toString()).toBe('USD 1.00');
    },
    { examples: [{ ratios: [] }, { ratios: [0] }, { ratios: [0, 0] }, { ratios: [3, -1] }] },
  );
});

interface Recipe {
  amount: number;
  currency: string;
}

function money({ amount, currency }: Recipe): Money {
  return new Money(amount, currency);
}

function recipes(): fc.Arbitrary<Recipe> {
  return fc.record({ amount: fc.oneof(fc.nat(2), amounts(1000)), currency: currencies() }, { noNullPrototype: true });
}

function anyAmount(): fc.Arbitrary<number> {
  return fc.oneof(amounts(), fc.constantFrom(5, 99, 100, 101, 1000, Number.MAX_SAFE_INTEGER), fc.maxSafeNat());
}

function currencies(): fc.Arbitrary<string> {
  return fc.constantFrom('USD', 'usd', 'Eur', 'EUR', 'jpy');
}

const notCurrencies = ['', 'US', 'USDX', 'U$D', 'US1', ' USD', 'USD ', 'USD\n', 'ÄÖÜ', 'US D'];

function brokenCurrencies(): fc.Arbitrary<string> {
  return fc.oneof(
    fc.constantFrom(...notCurrencies),
    fc
      .string({ unit: fc.constantFrom('U', 's', '1', ' ', 'é'), maxLength: 5 })
      .filter((text) => !/^[A-Za-z]{3}$/.test(text)),
  );
}

function parts(): fc.Arbitrary<string> {
  return fc.string({ unit: fc.constantFrom('a', 'B', 'z', '0', '+', '-', '_', 'é'), minLength: 1, maxLength: 4 });
}

function domains(): fc.Arbitrary<string> {
  return fc.array(parts(), { minLength: 2, maxLength: 4 }).map((all) => all.join('.'));
}

function emails(): fc.Arbitrary<string> {
  const few = fc.constantFrom('a@b.co', 'A@B.co', 'a@b.CO', 'a.b@c.d.e');
  return fc.oneof(
    few,
    fc.tuple(parts(), domains()).map(([local, domain]) => `${local}@${domain}`),
  );
}

const notEmails = [
  '',
  '@',
  'a',
  'a@b',
  '@b.co',
  'a@',
  'a@.co',
  'a@b.',
  'a@b..co',
  'a@@b.co',
  'a@b@c.co',
  'a@b.co@d.eu',
  ' a@b.co',
  'a@b.co ',
  'a b@c.de',
  'a@b .co',
  'a@b.co\n',
  '\ta@b.co',
  'a.b.co',
  'a@b.c@',
];

function brokenEmails(): fc.Arbitrary<string> {
  const blank = fc
    .tuple(emails(), fc.constantFrom(' ', '\n', '\t', '\u00a0'), fc.nat(6))
    .map(([address, space, at]) => address.slice(0, at) + space + address.slice(at));
  const twice = fc.tuple(emails(), domains()).map(([address, domain]) => `${address}@${domain}`);
  return fc.oneof(fc.constantFrom(...notEmails), blank, twice, parts(), domains());
}

function ratioLists(): fc.Arbitrary<number[]> {
  const ratio = fc.oneof(fc.nat(3), fc.nat(1000), fc.constantFrom(0, Number.MAX_SAFE_INTEGER), fc.maxSafeNat());
  return fc
    .array(ratio, { minLength: 1, maxLength: 6 })
    .map((ratios) => (ratios.some((one) => one > 0) ? ratios : [...ratios, 1]));
}

function brokenRatios(): fc.Arbitrary<number[]> {
  return fc
    .tuple(fc.array(fc.nat(3), { maxLength: 3 }), invalidAmounts(), fc.nat(3))
    .map(([ratios, bad, at]) => ratios.toSpliced(at, 0, bad));
}

/** Floors first, then a cent each from the first share on, none to a ratio of 0. */
function fairShares(amount: number, ratios: readonly number[]): number[] {
  const total = ratios.reduce((sum, ratio) => sum + BigInt(ratio), 0n);
  const floors = ratios.map((ratio) => (BigInt(amount) * BigInt(ratio)) / total);
  let rest = BigInt(amount) - floors.reduce((sum, share) => sum + share, 0n);
  return floors.map((share, i) => {
    const extra = rest > 0n && ratios[i] !== 0 ? 1n : 0n;
    rest -= extra;
    return Number(share + extra);
  });
}

function printed(amount: number, currency: string): string {
  const cents = BigInt(amount);
  return `${currency.toUpperCase()} ${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;
}

function assignAll(subject: object, names: readonly string[], value: unknown): void {
  for (const key of [...names, ...Reflect.ownKeys(subject)]) {
    try {
      Reflect.set(subject, key, value, subject);
    } catch {
      // Refusing loudly is as good as refusing silently.
    }
  }
}

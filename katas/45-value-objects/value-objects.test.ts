import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { integerEdges, notWholeNumbers, wholeNumbers } from '../support/hostile.ts';
import { example, law } from '../support/law.ts';
import { thrownBy } from '../support/thrown.ts';
import { CurrencyMismatchError, Email, InvalidEmailError, InvalidMoneyError, Money } from './value-objects.ts';
import {
  assignEverything,
  callUnlistedMethods,
  emails,
  expectedShares,
  invalidCurrencies,
  invalidEmails,
  listedForEmail,
  listedForMoney,
  MAX,
  moneyOf,
  moneyRecipes,
  outcomeOf,
  printed,
  ratioLists,
  usesOf,
  waysToMake,
} from './value-objects.model.ts';

describe('1 ★ Money prints like "USD 10.00", and money with the same content is equal', () => {
  example('1000 cents print as USD 10.00, 7 cents as USD 0.07', () => {
    expect(new Money(1000, 'USD').toString()).toBe('USD 10.00');
    expect(new Money(7, 'usd').toString()).toBe('USD 0.07');
  });

  law(
    'toString shows the currency and two decimals, and the getters return the parts',
    { amount: fc.nat(1_000_000), currency: currencies() },
    ({ amount, currency }) => {
      const money = new Money(amount, currency);
      expect(money.toString()).toBe(printed(amount, currency));
      expect([money.amount, money.currency]).toEqual([amount, currency.toUpperCase()]);
    },
    { examples: [0, 1, 10, 99, 100, 1_000_000].map((amount) => ({ amount, currency: 'usd' })) },
  );

  law(
    'money is equal only to money with the same amount and currency',
    { amount: fc.nat(1_000_000), currency: currencies() },
    ({ amount, currency }) => {
      const money = new Money(amount, currency);
      expect(money.equals(new Money(amount, currency.toLowerCase()))).toBe(true);
      expect(money.equals(new Money(amount + 1, currency))).toBe(false);
    },
  );
});

describe('2 ★ `add` and `multiply` leave their operands unchanged', () => {
  law(
    'add adds the amounts and leaves the operands unchanged',
    { a: fc.nat(1_000_000), b: fc.nat(1_000_000) },
    ({ a, b }) => {
      const [left, right] = [new Money(a, 'EUR'), new Money(b, 'EUR')];
      expect(left.add(right).toString()).toBe(printed(a + b, 'EUR'));
      expect([left.toString(), right.toString()]).toEqual([printed(a, 'EUR'), printed(b, 'EUR')]);
    },
    { examples: [{ a: 1000, b: 2000 }] },
  );

  law(
    'multiply multiplies the amount and leaves the operand unchanged',
    { amount: fc.nat(1_000_000), factor: fc.nat(1000) },
    ({ amount, factor }) => {
      const money = new Money(amount, 'EUR');
      expect(money.multiply(factor).toString()).toBe(printed(amount * factor, 'EUR'));
      expect(money.toString()).toBe(printed(amount, 'EUR'));
    },
    { examples: [{ amount: 1000, factor: 3 }] },
  );

  law(
    'money returned by add or multiply can itself be added and multiplied',
    { amounts: fc.array(fc.nat(1000), { minLength: 1, maxLength: 5 }), factor: fc.nat(5) },
    ({ amounts, factor }) => {
      const total = amounts.map((amount) => new Money(amount, 'USD')).reduce((sum, money) => sum.add(money));
      const sum = amounts.reduce((all, amount) => all + amount);
      expect(total.multiply(factor).add(total).toString()).toBe(printed(sum * (factor + 1), 'USD'));
    },
  );
});

describe('3 ★★ Values are equal if and only if `toString` returns the same string', () => {
  law(
    'two amounts of money are equal if and only if they print the same, however they were created',
    { a: moneyRecipes(), b: moneyRecipes(), made: fc.constantFrom(...waysToMake) },
    ({ a, b, made }) => {
      const [x, y] = [moneyOf(a, made), moneyOf(b)];
      const isSame = printed(a.amount, a.currency) === printed(b.amount, b.currency);
      expect({ 'x.equals(y)': x.equals(y), 'y.equals(x)': y.equals(x) }).toEqual({
        'x.equals(y)': isSame,
        'y.equals(x)': isSame,
      });
      expect(x.toString() === y.toString()).toBe(isSame);
      expect(x.equals(moneyOf(a))).toBe(true);
    },
    {
      why: 'a cart that groups by price would be wrong',
      examples: waysToMake.flatMap((made) => [
        { a: { amount: 100, currency: 'USD' }, b: { amount: 100, currency: 'usd' }, made },
        { a: { amount: 100, currency: 'USD' }, b: { amount: 100, currency: 'EUR' }, made },
        { a: { amount: MAX, currency: 'USD' }, b: { amount: MAX - 1, currency: 'USD' }, made },
        { a: { amount: 2 ** 32, currency: 'USD' }, b: { amount: 0, currency: 'USD' }, made },
      ]),
    },
  );

  law(
    'two e-mail addresses are equal if and only if they print the same',
    { a: emails(), b: emails() },
    ({ a, b }) => {
      const [x, y] = [new Email(a), new Email(b)];
      const isSame = a.toLowerCase() === b.toLowerCase();
      expect({ 'x.equals(y)': x.equals(y), 'y.equals(x)': y.equals(x) }).toEqual({
        'x.equals(y)': isSame,
        'y.equals(x)': isSame,
      });
      expect([x.toString() === y.toString(), x.equals(new Email(a))]).toEqual([isSame, true]);
    },
    {
      examples: [
        { a: 'a@b.co', b: 'A@B.CO' },
        { a: 'a@b.co', b: 'a@b.com' },
        { a: 'a.b@c.de', b: 'ab@c.de' },
        { a: 'a+x@b.co', b: 'a@b.co' },
        { a: '\u00e9@b.co', b: 'e\u0301@b.co' },
        { a: '\u00e9@b.co', b: 'e@b.co' },
        { a: 's@b.co', b: '\u017f@b.co' },
        { a: 'a\0@b.co', b: 'a@b.co' },
        { a: 'a@b.co', b: 'b@a.co' },
        { a: 'a@x.b.co', b: 'a@b.co' },
        { a: '\u00df@b.co', b: 'ss@b.co' },
      ],
    },
  );
});

describe('4 ★★ Money in different currencies cannot be added', () => {
  law(
    'add throws CurrencyMismatchError, which carries both currencies, and changes neither operand',
    { left: moneyRecipes(), right: moneyRecipes() },
    ({ left, right: { amount, currency } }) => {
      const other = currency.toUpperCase() === left.currency.toUpperCase() ? 'chf' : currency;
      const [x, y] = [moneyOf(left), new Money(amount, other)];
      const error = thrownBy(() => x.add(y));
      expect(error).toBeInstanceOf(CurrencyMismatchError);
      expect(error).toMatchObject({ left: left.currency.toUpperCase(), right: other.toUpperCase() });
      expect([x.toString(), y.toString()]).toEqual([printed(left.amount, left.currency), printed(amount, other)]);
    },
    {
      why: 'a cart that adds euros to dollars charges a number that means nothing',
      examples: [
        { left: { amount: 0, currency: 'USD' }, right: { amount: 5, currency: 'EUR' } },
        { left: { amount: 5, currency: 'USD' }, right: { amount: 0, currency: 'EUR' } },
        { left: { amount: MAX, currency: 'usd' }, right: { amount: MAX, currency: 'eur' } },
      ],
    },
  );
});

describe('5 ★★ An e-mail address is always valid and in lower case', () => {
  example('Alice@Example.COM becomes alice@example.com', () => {
    expect(new Email('Alice@Example.COM').toString()).toBe('alice@example.com');
    expect(new Email('Alice@Example.COM').domain()).toBe('example.com');
  });

  law(
    'a valid address is converted to lower case, and its domain follows the @',
    { address: emails() },
    ({ address }) => {
      const email = new Email(address);
      expect(email.toString()).toBe(address.toLowerCase());
      expect(email.domain()).toBe(address.toLowerCase().split('@')[1]);
    },
    {
      why: 'a customer with this address could not sign up, or would be stored under another address',
      examples: ['.a@b.co', 'a..b@c.de', '$&@b.co', 'a@1.2', 'a@-.-', '\u200b@b.co', 'a@b.c.d.e', '__proto__@b.co'].map(
        (address) => ({ address }),
      ),
    },
  );

  law(
    'an invalid address is rejected, and the error carries it',
    { address: fc.oneof(fc.constantFrom(...invalidEmails), emails().chain(brokenEmail)) },
    ({ address }) => {
      const error = thrownBy(() => new Email(address));
      expect(error).toBeInstanceOf(InvalidEmailError);
      expect(error).toMatchObject({ address });
    },
    {
      why: 'an e-mail to this address never arrives, and nobody finds out',
      examples: invalidEmails.map((address) => ({ address })),
    },
  );
});

describe('6 ★★★ Invalid money cannot exist', () => {
  law(
    'an invalid amount is rejected, and the error carries it',
    { amount: fc.constantFrom(...notWholeNumbers), currency: currencies() },
    ({ amount, currency }) => {
      expectInvalid(() => new Money(amount, currency), amount);
    },
    { examples: notWholeNumbers.map((amount) => ({ amount, currency: 'USD' })) },
  );

  law(
    'an invalid currency is rejected, and the error carries it',
    { amount: wholeNumbers(), currency: fc.constantFrom(...invalidCurrencies) },
    ({ amount, currency }) => {
      expectInvalid(() => new Money(amount, currency), currency);
    },
    { examples: invalidCurrencies.map((currency) => ({ amount: 1, currency })) },
  );

  law(
    'an invalid factor is rejected, and the error carries it',
    { amount: wholeNumbers(1000), factor: fc.constantFrom(...notWholeNumbers) },
    ({ amount, factor }) => {
      const money = new Money(amount, 'USD');
      expectInvalid(() => money.multiply(factor), factor);
      expect(money.toString()).toBe(printed(amount, 'USD'));
    },
    { examples: notWholeNumbers.flatMap((factor) => [0, 1, 200].map((amount) => ({ amount, factor }))) },
  );

  law(
    'a sum is exact up to the limit and rejected above it',
    { amount: wholeNumbers(), added: wholeNumbers() },
    ({ amount, added }) => {
      const money = new Money(amount, 'USD');
      if (BigInt(amount) + BigInt(added) > MAX) {
        expect(thrownBy(() => money.add(new Money(added, 'USD')))).toBeInstanceOf(InvalidMoneyError);
      } else expect(money.add(new Money(added, 'USD')).amount).toBe(amount + added);
    },
    {
      examples: [
        ...integerEdges.map((added) => ({ amount: MAX - added, added })),
        ...integerEdges.map((added) => ({ amount: MAX - added, added: Math.min(MAX, added + 1) })),
        { amount: 2 ** 31 - 1, added: 1 },
        { amount: 2 ** 31, added: 2 ** 31 },
      ],
    },
  );

  law(
    'a product is exact up to the limit and rejected above it',
    { amount: wholeNumbers(), factor: wholeNumbers() },
    ({ amount, factor }) => {
      const money = new Money(amount, 'USD');
      if (BigInt(amount) * BigInt(factor) > MAX) {
        expect(thrownBy(() => money.multiply(factor))).toBeInstanceOf(InvalidMoneyError);
      } else expect(money.multiply(factor).amount).toBe(amount * factor);
    },
    {
      examples: [
        { amount: 2 ** 31, factor: 2 },
        { amount: 65_536, factor: 65_536 },
        { amount: 94_906_265, factor: 94_906_265 },
        { amount: 94_906_266, factor: 94_906_266 },
        ...integerEdges.flatMap((edge) => [0, 1, 2].map((factor) => ({ amount: edge, factor }))),
        ...integerEdges.map((factor) => ({ amount: 1, factor })),
      ],
    },
  );

  law(
    'money prints exactly, up to the limit',
    { amount: wholeNumbers() },
    ({ amount }) => {
      expect(new Money(amount, 'USD').toString()).toBe(printed(amount, 'USD'));
    },
    { examples: [...integerEdges, 9_007_199_254_740_881].map((amount) => ({ amount })) },
  );

  law(
    'minus zero becomes zero',
    { amount: fc.constantFrom(-0, 0, 5), factor: fc.constantFrom(-0, 0) },
    ({ amount, factor }) => {
      expect(new Money(factor, 'USD').amount).toBe(0);
      expect(new Money(amount, 'USD').multiply(factor).amount).toBe(0);
      expect(new Money(factor, 'USD').toString()).toBe('USD 0.00');
    },
    { examples: [{ amount: 5, factor: -0 }] },
  );
});

describe('7 ★★★ A value never changes', () => {
  law(
    'assignments do not change money',
    { money: moneyRecipes(2 ** 40), assigned: fc.constantFrom<unknown[]>(999, 'EUR', undefined, () => 'EUR') },
    ({ money: { amount, currency }, assigned }) => {
      const subject = new Money(amount, currency);
      const uses = () => usesOf(subject, { amount, currency });
      // Twice, because code may keep results on the object.
      const before = [uses(), uses()][1];
      assignEverything(subject, ['amount', 'currency'], assigned);
      expect(uses()).toEqual(before);
    },
    {
      why: 'a change to the price of one order would also change other orders that use the same object',
      examples: [999, 'EUR'].map((assigned) => ({ money: { amount: 100, currency: 'USD' }, assigned })),
    },
  );

  law(
    'assignments do not change an e-mail address',
    { address: emails(), assigned: fc.constantFrom<unknown[]>('eve@evil.example', undefined) },
    ({ address, assigned }) => {
      const subject = new Email(address);
      const uses = () => [
        outcomeOf(() => subject.toString()),
        outcomeOf(() => subject.domain()),
        outcomeOf(() => subject.equals(new Email(address))),
      ];
      const before = [uses(), uses()][1];
      assignEverything(subject, ['address'], assigned);
      expect(uses()).toEqual(before);
    },
  );

  law(
    'methods that are not listed in the API do not change the object either',
    {
      money: moneyRecipes(2 ** 40),
      address: emails(),
      argument: fc.constantFrom<unknown[]>(7, 'EUR', 'eve@evil.example', undefined),
    },
    ({ money: { amount, currency }, address, argument }) => {
      const [money, email] = [new Money(amount, currency), new Email(address)];
      callUnlistedMethods(money, listedForMoney, [argument, new Money(3, currency)]);
      callUnlistedMethods(email, listedForEmail, [argument, new Email('eve@evil.example')]);
      expect([money.toString(), money.amount, email.toString()]).toEqual([
        printed(amount, currency),
        amount,
        address.toLowerCase(),
      ]);
    },
    { examples: [{ money: { amount: 100, currency: 'USD' }, address: 'a@b.co', argument: 7 }] },
  );
});

describe('8 ★★★ Allocation never loses a cent', () => {
  example('100 cents split by [1, 1, 1] make 34, 33 and 33 cents', () => {
    expect(new Money(100, 'USD').allocate([1, 1, 1]).map(String)).toEqual(['USD 0.34', 'USD 0.33', 'USD 0.33']);
  });

  law(
    'shares are rounded down, and the remaining cents go to the first shares',
    { amount: fc.oneof(fc.nat(1000), wholeNumbers(2 ** 40)), ratios: ratioLists() },
    ({ amount, ratios }, mode) => {
      const subject = mode.use(() => new Money(amount, 'JPY'));
      const expected = expectedShares(amount, ratios).map((share) => printed(share, 'JPY'));
      expect(subject.allocate(ratios).map(String)).toEqual(expected);
      expect(subject.allocate(ratios).map(String)).toEqual(expected);
    },
    {
      modes: { mutated: true },
      why: 'someone has to account for every cent that a split creates or loses',
      examples: [
        { amount: 5, ratios: [0, 3, 7] },
        { amount: 5, ratios: [1, 0, 1] },
        { amount: 100, ratios: [0, 0, 1, 1, 1] },
        { amount: 7, ratios: [1, 1, 1, 1, 1, 1, 1, 1, 1] },
        { amount: 0, ratios: [1, 2] },
        { amount: 1, ratios: [1] },
        { amount: 2 ** 40, ratios: [1, 2] },
        { amount: 5, ratios: [3, 3, 4] },
        { amount: 1, ratios: [-0, 1, 1] },
        { amount: MAX, ratios: [1] },
        { amount: 1, ratios: [MAX] },
        { amount: 4_503_599_627_370_495, ratios: [1, 1] },
      ],
    },
  );

  law(
    'an amount that the ratios divide evenly leaves no remainder',
    { ratios: ratioLists(), unit: fc.nat(100) },
    ({ ratios, unit }) => {
      const total = ratios.reduce((sum, ratio) => sum + ratio, 0);
      const shares = new Money(total * unit, 'USD').allocate(ratios);
      expect(shares.map(String)).toEqual(ratios.map((ratio) => printed(ratio * unit, 'USD')));
    },
    {
      examples: [
        { ratios: [71, 29], unit: 1 },
        { ratios: [57, 43], unit: 1 },
        { ratios: [50, 50], unit: 1 },
        { ratios: [1, 48], unit: 1 },
      ],
    },
  );

  law(
    'the shares depend only on the amount and the current ratios',
    { amounts: fc.tuple(fc.nat(1000), fc.nat(1000)), ratios: ratioLists() },
    ({ amounts, ratios }) => {
      const [first, second] = amounts.map((amount) => new Money(amount, 'USD')) as [Money, Money];
      const shares = [first.allocate(ratios), second.allocate(ratios)];
      ratios.push(2);
      shares.push(first.allocate(ratios));
      const [a, b] = amounts;
      const expected = [
        expectedShares(a, ratios.slice(0, -1)),
        expectedShares(b, ratios.slice(0, -1)),
        expectedShares(a, ratios),
      ];
      expect(shares.map(String)).toEqual(expected.map((all) => String(all.map((share) => printed(share, 'USD')))));
    },
    { examples: [{ amounts: [100, 200], ratios: [1, 1] }] },
  );

  law(
    'ratios that are not valid, or that are all 0, are rejected',
    {
      ratios: fc
        .tuple(fc.array(fc.nat(3), { maxLength: 3 }), fc.constantFrom(...notWholeNumbers), fc.nat(3))
        .map(withRatio),
    },
    ({ ratios }) => {
      const money = new Money(100, 'USD');
      expect(thrownBy(() => money.allocate(ratios))).toBeInstanceOf(InvalidMoneyError);
      expect(money.toString()).toBe('USD 1.00');
    },
    {
      examples: [[], [0], [0, 0], [3, -1], [1, -1], [1.5, 1.5], ...notWholeNumbers.map((bad) => [1, bad])].map(
        (ratios) => ({ ratios }),
      ),
    },
  );
});

function currencies(): fc.Arbitrary<string> {
  return fc.constantFrom('USD', 'usd', 'Eur', 'EUR', 'jpy');
}

function withRatio([ratios, bad, at]: [number[], number, number]): number[] {
  return ratios.toSpliced(at, 0, bad);
}

/** An address with whitespace somewhere, a second domain, or without one of its parts. */
function brokenEmail(address: string): fc.Arbitrary<string> {
  const [local = '', domain = ''] = address.split('@');
  return fc.oneof(
    fc
      .tuple(fc.constantFrom(' ', '\n', '\t', '\u00a0', '\ufeff'), fc.nat(address.length))
      .map(([space, at]) => address.slice(0, at) + space + address.slice(at)),
    fc.constantFrom(
      `${address}@${domain}`,
      `@${address}`,
      `@${domain}`,
      `${local}@`,
      `${local}${domain}`,
      `${address}.`,
    ),
  );
}

function expectInvalid(action: () => unknown, value: unknown): void {
  const error = thrownBy(action);
  expect(error).toBeInstanceOf(InvalidMoneyError);
  expect((error as InvalidMoneyError).value).toBe(value);
}

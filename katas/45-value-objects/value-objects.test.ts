import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { integerEdges, notWholeNumbers, wholeNumbers } from '../support/hostile.ts';
import { example, law } from '../support/law.ts';
import { thrownBy } from '../support/thrown.ts';
import { CurrencyMismatchError, Email, InvalidEmailError, InvalidMoneyError, Money } from './value-objects.ts';
import {
  allocations,
  assignEverything,
  brokenEmail,
  callUnlistedMethods,
  comparisonsOf,
  currencies,
  emails,
  expectedShares,
  invalidCurrencies,
  invalidEmails,
  invalidRatioLists,
  listedForEmail,
  listedForMoney,
  MAX,
  moneyOf,
  moneyRecipes,
  printed,
  productsNearLimits,
  ratioLists,
  similarEmails,
  sumsNearLimits,
  unusualEmails,
  usesOf,
  usesOfEmail,
  waysToMake,
} from './value-objects.model.ts';

describe('1 ★ Money prints as "USD 10.00" and equals money with the same amount and currency', () => {
  example('1000 cents are printed as USD 10.00, and 7 cents as USD 0.07', () => {
    expect(new Money(1000, 'USD').toString()).toBe('USD 10.00');
    expect(new Money(7, 'usd').toString()).toBe('USD 0.07');
  });

  law(
    'toString returns the currency and the amount with two decimal places, and the getters return each of them',
    { amount: fc.nat(1_000_000), currency: currencies() },
    ({ amount, currency }) => {
      const money = new Money(amount, currency);
      expect(money.toString()).toBe(printed(amount, currency));
      expect([money.amount, money.currency]).toEqual([amount, currency.toUpperCase()]);
    },
    { examples: [0, 1, 10, 99, 100, 1_000_000].map((amount) => ({ amount, currency: 'usd' })) },
  );

  law(
    'money equals money with the same amount and currency, and no other money',
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

describe('3 ★★ Two values are equal if and only if they print the same', () => {
  law(
    'two amounts of money are equal if and only if they print the same, however they were created',
    { a: moneyRecipes(), b: moneyRecipes(), made: fc.constantFrom(...waysToMake) },
    ({ a, b, made }) => {
      const [x, y] = [moneyOf(a, made), moneyOf(b)];
      const isSame = x.toString() === y.toString();
      expect(comparisonsOf(x, y)).toEqual({ 'x.equals(y)': isSame, 'y.equals(x)': isSame });
      expect(x.equals(moneyOf(a, made))).toBe(true);
    },
    {
      why: 'a cart that groups its items by price would group them wrongly',
      examples: waysToMake.flatMap((made) => [
        { a: { amount: 100, currency: 'USD' }, b: { amount: 100, currency: 'usd' }, made },
        { a: { amount: 100, currency: 'USD' }, b: { amount: 100, currency: 'EUR' }, made },
        { a: { amount: MAX, currency: 'USD' }, b: { amount: MAX - 1, currency: 'USD' }, made },
        { a: { amount: 2 ** 32, currency: 'USD' }, b: { amount: 0, currency: 'USD' }, made },
      ]),
    },
  );

  law(
    'two email addresses are equal if and only if they print the same',
    { a: emails(), b: emails() },
    ({ a, b }) => {
      const [x, y] = [new Email(a), new Email(b)];
      const isSame = a.toLowerCase() === b.toLowerCase();
      expect(comparisonsOf(x, y)).toEqual({ 'x.equals(y)': isSame, 'y.equals(x)': isSame });
      expect([x.toString() === y.toString(), x.equals(new Email(a))]).toEqual([isSame, true]);
    },
    { examples: similarEmails.map(([a, b]) => ({ a, b })) },
  );
});

describe('4 ★★ Money in different currencies cannot be added', () => {
  law(
    'adding money in different currencies throws an error that carries both currencies, and changes neither operand',
    { left: moneyRecipes(), right: moneyRecipes() },
    ({ left, right: { amount, currency } }) => {
      const other = currency.toUpperCase() === left.currency.toUpperCase() ? 'chf' : currency;
      const [x, y] = [moneyOf(left), new Money(amount, other)];
      // Some code remembers a sum for the amount alone.
      thrownBy(() => x.add(new Money(amount, left.currency)));
      const before = [x.toString(), y.toString()];
      const error = thrownBy(() => x.add(y));
      expect(error).toBeInstanceOf(CurrencyMismatchError);
      expect(error).toMatchObject({ left: left.currency.toUpperCase(), right: other.toUpperCase() });
      expect([x.toString(), y.toString()]).toEqual(before);
    },
    {
      why: 'a cart that adds euros to dollars charges a meaningless amount',
      examples: [
        { left: { amount: 0, currency: 'USD' }, right: { amount: 5, currency: 'EUR' } },
        { left: { amount: 5, currency: 'USD' }, right: { amount: 0, currency: 'EUR' } },
        { left: { amount: MAX, currency: 'usd' }, right: { amount: MAX, currency: 'eur' } },
      ],
    },
  );
});

describe('5 ★★ An `Email` is always valid and lowercase', () => {
  example('Alice@Example.COM becomes alice@example.com', () => {
    expect(new Email('Alice@Example.COM').toString()).toBe('alice@example.com');
    expect(new Email('Alice@Example.COM').domain()).toBe('example.com');
  });

  law(
    'a valid address is converted to lowercase, and domain returns everything after the @',
    { address: emails() },
    ({ address }) => {
      const email = new Email(address);
      expect(email.toString()).toBe(address.toLowerCase());
      expect(email.domain()).toBe(address.toLowerCase().split('@')[1]);
    },
    {
      why: 'a shop that rejects a valid address or misreads it loses a customer',
      examples: unusualEmails.map((address) => ({ address })),
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
      why: 'an email to this address never arrives, and nobody finds out',
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
      examples: sumsNearLimits,
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
      examples: productsNearLimits,
    },
  );

  law(
    'toString is exact for every amount up to the limit',
    { amount: wholeNumbers() },
    ({ amount }) => {
      expect(new Money(amount, 'USD').toString()).toBe(printed(amount, 'USD'));
    },
    { examples: [...integerEdges, 9_007_199_254_740_881].map((amount) => ({ amount })) },
  );

  law(
    'negative zero becomes zero',
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
    'assigning to the properties of a Money does not change it',
    { money: moneyRecipes(2 ** 40), assigned: fc.constantFrom<unknown[]>(999, 'EUR', undefined, () => 'EUR') },
    ({ money: { amount, currency }, assigned }) => {
      const subject = new Money(amount, currency);
      const uses = () => usesOf(subject, { amount, currency });
      // Twice, because the first calls may cache results in properties of the object.
      const before = [uses(), uses()][1];
      assignEverything(subject, ['amount', 'currency'], assigned);
      expect(uses()).toEqual(before);
      expect(typeof subject.toString()).toBe('string');
    },
    {
      why: 'a change to the price of one order would also change other orders that use the same object',
      examples: [999, 'EUR'].map((assigned) => ({ money: { amount: 100, currency: 'USD' }, assigned })),
    },
  );

  law(
    'assigning to the properties of an Email does not change it',
    { address: emails(), assigned: fc.constantFrom<unknown[]>('eve@evil.example', undefined) },
    ({ address, assigned }) => {
      const subject = new Email(address);
      const uses = () => usesOfEmail(subject, address);
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
      const uses = () => [money.toString(), money.amount, email.toString()];
      const before = [uses(), uses()][1];
      callUnlistedMethods(money, listedForMoney, [argument, new Money(3, currency)]);
      callUnlistedMethods(email, listedForEmail, [argument, new Email('eve@evil.example')]);
      expect(uses()).toEqual(before);
    },
    { examples: [{ money: { amount: 100, currency: 'USD' }, address: 'a@b.co', argument: 7 }] },
  );
});

describe('8 ★★★ Allocation never loses a cent', () => {
  example('allocating 100 cents by [1, 1, 1] gives 34, 33 and 33 cents', () => {
    expect(new Money(100, 'USD').allocate([1, 1, 1]).map(String)).toEqual(['USD 0.34', 'USD 0.33', 'USD 0.33']);
  });

  law(
    'shares are rounded down, and the remaining cents go to the first shares whose ratio is not 0',
    { amount: fc.oneof(fc.nat(1000), wholeNumbers(2 ** 40)), ratios: ratioLists() },
    ({ amount, ratios }, mode) => {
      const subject = mode.use(() => new Money(amount, 'GBP'));
      const expected = expectedShares(amount, ratios).map((share) => printed(share, 'GBP'));
      expect(subject.allocate(ratios).map(String)).toEqual(expected);
      expect(subject.allocate(ratios).map(String)).toEqual(expected);
    },
    {
      modes: { mutated: true },
      why: 'someone has to account for every cent that a split creates or loses',
      examples: allocations,
    },
  );

  law(
    'an amount that is a multiple of the sum of the ratios is split exactly in proportion',
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
    'how an amount is split depends only on the amount and on the ratios of that call',
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
    'a list of ratios is rejected if any of them is invalid or none is above 0',
    {
      ratios: invalidRatioLists(),
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

function expectInvalid(action: () => unknown, value: unknown): void {
  const error = thrownBy(action);
  expect(error).toBeInstanceOf(InvalidMoneyError);
  expect((error as InvalidMoneyError).value).toBe(value);
}

import fc from 'fast-check';
import { integerEdges, notWholeNumbers, wholeNumbers } from '../support/hostile.ts';
import { thrownBy } from '../support/thrown.ts';
import { TodoError } from '../support/todo.ts';
import { Email, Money } from './value-objects.ts';

export const MAX = Number.MAX_SAFE_INTEGER;

/** What `Money` is created from. */
export interface MoneyRecipe {
  amount: number;
  currency: string;
}

/** The ways in which the same amount of money can be created. */
export const waysToMake = ['by its constructor', 'by add', 'by multiply'] as const;

/** Money with this amount and currency, made in one of these ways. */
export function moneyOf(
  { amount, currency }: MoneyRecipe,
  made: (typeof waysToMake)[number] = 'by its constructor',
): Money {
  switch (made) {
    case 'by its constructor':
      return new Money(amount, currency);
    case 'by add':
      return new Money(amount - Math.floor(amount / 3), currency).add(new Money(Math.floor(amount / 3), currency));
    case 'by multiply':
      return amount % 2 === 0 ? new Money(amount / 2, currency).multiply(2) : new Money(amount, currency).multiply(1);
    default:
      return made satisfies never;
  }
}

/** Amounts and currencies from a small domain, so that two draws are often equal. */
export function moneyRecipes(max = MAX): fc.Arbitrary<MoneyRecipe> {
  const amount = fc.oneof(fc.nat(2), fc.nat(1000), wholeNumbers(max));
  return fc.record({ amount, currency: fc.constantFrom('USD', 'usd', 'EUR', 'Eur') }, { noNullPrototype: true });
}

/** Valid currencies. */
export function currencies(): fc.Arbitrary<string> {
  return fc.constantFrom('USD', 'usd', 'Eur', 'EUR', 'gbp');
}

/** The string that `toString` has to return, computed with integers only. */
export function printed(amount: number, currency: string): string {
  const cents = BigInt(amount);
  return `${currency.toUpperCase()} ${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;
}

/** Whether two values are equal, asked both ways. */
export function comparisonsOf<T extends { equals(other: T): boolean }>(x: T, y: T) {
  return { 'x.equals(y)': x.equals(y), 'y.equals(x)': y.equals(x) };
}

/** Shares that are rounded down, with one remaining cent each for the first of them whose ratio is not 0. */
export function expectedShares(amount: number, ratios: readonly number[]): number[] {
  const total = ratios.reduce((sum, ratio) => sum + BigInt(ratio), 0n);
  const roundedDown = ratios.map((ratio) => (BigInt(amount) * BigInt(ratio)) / total);
  let remaining = BigInt(amount) - roundedDown.reduce((sum, share) => sum + share, 0n);
  return roundedDown.map((share, i) => {
    const extra = remaining > 0n && ratios[i] !== 0 ? 1n : 0n;
    remaining -= extra;
    return Number(share + extra);
  });
}

/** Lists of ratios whose sum times 2^40 is still a safe integer. */
export function ratioLists(): fc.Arbitrary<number[]> {
  return fc
    .array(fc.oneof(fc.nat(3), fc.nat(1000)), { minLength: 1, maxLength: 7 })
    .map((ratios) => (ratios.some((ratio) => ratio > 0) ? ratios : [...ratios, 1]));
}

/** Amounts whose sum is near a limit of integers or of careless arithmetic. */
export const sumsNearLimits = [
  ...integerEdges.map((added) => ({ amount: MAX - added, added })),
  ...integerEdges.map((added) => ({ amount: MAX - added, added: Math.min(MAX, added + 1) })),
  { amount: 2 ** 31 - 1, added: 1 },
  { amount: 2 ** 31, added: 2 ** 31 },
];

/** Amounts and factors whose product is near a limit of integers or of careless arithmetic. */
export const productsNearLimits = [
  { amount: 2 ** 31, factor: 2 },
  { amount: 65_536, factor: 65_536 },
  { amount: 94_906_265, factor: 94_906_265 },
  { amount: 94_906_266, factor: 94_906_266 },
  ...integerEdges.flatMap((edge) => [0, 1, 2].map((factor) => ({ amount: edge, factor }))),
  ...integerEdges.map((factor) => ({ amount: 1, factor })),
];

/** Lists with one invalid ratio. */
export function invalidRatioLists(): fc.Arbitrary<number[]> {
  return fc
    .tuple(fc.array(fc.nat(3), { maxLength: 3 }), fc.constantFrom(...notWholeNumbers), fc.nat(3))
    .map(([ratios, invalid, at]) => ratios.toSpliced(at, 0, invalid));
}

/** Amounts and ratios that careless code splits wrongly. */
export const allocations: { amount: number; ratios: number[] }[] = [
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
];

/** Strings that are not valid currencies. Careless checks let some of them pass. */
export const invalidCurrencies = [
  ...['', 'US', 'USDX', 'U$D', 'US1', ' USD', 'USD ', 'USD\n', 'U D', 'usd usd', '   ', '123'],
  ...['\u00c4\u00d6\u00dc', 'u\u017fd', '\u212aRW', 'US\u00df', 'e\u0301u', '\uff35\uff33\uff24'],
];

/** Strings that are not valid addresses, each for a reason of its own. */
export const invalidEmails = [
  ...['', '@', 'a', 'a@b', '@b.co', 'a@', 'a@.co', 'a@b.', 'a@b..co', 'a@b.co.', 'a@.b.co', 'a@..', 'a@.'],
  ...['a@@b.co', 'a@b@c.co', 'a@b.co@d.eu', 'a@b.c@', 'a.b.co', '@a@b.co'],
  ...[' a@b.co', 'a@b.co ', 'a b@c.de', 'a@b .co', 'a@b.co\n', '\ta@b.co', '\na@b.co', 'a@b.c o', ' ', '\u00a0a@b.co'],
  ...['a@b.co\u3000', 'a\n@b.co', 'x\na@b.co', 'a@b.co\nx'],
  ...['Bob@Shop', 'A@B@C.de', 'Bob @Shop.org'],
];

/** Valid addresses that an overly strict check rejects. */
export const unusualEmails = [
  ...['.a@b.co', 'a..b@c.de', '$&@b.co', 'a@1.2', 'a@-.-', '\u200b@b.co', 'a@b.c.d.e', '__proto__@b.co'],
];

/** Valid addresses. Many of them differ only in case. */
export function emails(): fc.Arbitrary<string> {
  const units = ['a', 'B', 'z', '0', '+', '-', '_', '\u00e9', '\u00c9', '\0', '$', "'", '\u212a', '\u{1f600}'];
  const part = fc.string({ unit: fc.constantFrom(...units), minLength: 1, maxLength: 4 });
  const domain = fc.array(part, { minLength: 2, maxLength: 4 }).map((parts) => parts.join('.'));
  return fc.oneof(
    fc.constantFrom('a@b.co', 'A@B.co', 'a@b.CO', 'a.b@c.d.e'),
    fc.tuple(part, domain).map(([local, after]) => `${local}@${after}`),
  );
}

/** Invalid addresses that have whitespace somewhere, have a second domain, or lack a part. */
export function brokenEmail(address: string): fc.Arbitrary<string> {
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

/** Pairs of valid addresses that careless code takes for the same, and one pair that is the same. */
export const similarEmails = [
  ['a@b.co', 'A@B.CO'],
  ['a@b.co', 'a@b.com'],
  ['a.b@c.de', 'ab@c.de'],
  ['a+x@b.co', 'a@b.co'],
  ['\u00e9@b.co', 'e\u0301@b.co'],
  ['\u00e9@b.co', 'e@b.co'],
  ['s@b.co', '\u017f@b.co'],
  ['a\0@b.co', 'a@b.co'],
  ['a@b.co', 'b@a.co'],
  ['a@x.b.co', 'a@b.co'],
  ['\u00df@b.co', 'ss@b.co'],
] as const;

/** What an action returns or throws, as a string. */
function outcomeOf(action: () => unknown): string {
  try {
    return String(action());
  } catch (error) {
    if (error instanceof TodoError) throw error;
    return `throws ${String(error)}`;
  }
}

/** What money returns when it is used in every way. */
export function usesOf(money: Money, { amount, currency }: MoneyRecipe): string[] {
  return [
    `amount: ${outcomeOf(() => money.amount)}`,
    `currency: ${outcomeOf(() => money.currency)}`,
    `text: ${outcomeOf(() => money.toString())}`,
    `equals the same money: ${outcomeOf(() => money.equals(new Money(amount, currency)))}`,
    `plus 0.01: ${outcomeOf(() => money.add(new Money(1, currency)))}`,
    `times 2: ${outcomeOf(() => money.multiply(2))}`,
  ];
}

/** What an email address returns when it is used in every way. */
export function usesOfEmail(email: Email, address: string): string[] {
  return [
    `text: ${outcomeOf(() => email.toString())}`,
    `domain: ${outcomeOf(() => email.domain())}`,
    `equals the same address: ${outcomeOf(() => email.equals(new Email(address)))}`,
  ];
}

/** Assigns a value to these properties, to every own property except methods, and to every accessor. Ignores errors. */
export function assignEverything(subject: object, names: readonly string[], value: unknown): void {
  const inherited = Reflect.ownKeys(Object.getPrototypeOf(subject)).filter((key) => isAccessor(subject, key));
  for (const key of new Set([...names, ...Reflect.ownKeys(subject), ...inherited])) {
    const held: unknown = Reflect.get(subject, key);
    if (typeof held === 'function') continue;
    if (Array.isArray(held)) thrownBy(() => held.fill(value));
    thrownBy(() => Reflect.set(subject, key, value, subject));
  }
}

/** The members of the API. */
export const listedForMoney = ['amount', 'currency', 'equals', 'add', 'multiply', 'allocate', 'toString'];
export const listedForEmail = ['equals', 'domain', 'toString'];

/** Calls every method that an object has besides the listed ones, with each of these arguments. */
export function callUnlistedMethods(subject: object, listed: readonly string[], args: readonly unknown[]): void {
  const keys = [...Reflect.ownKeys(Object.getPrototypeOf(subject)), ...Reflect.ownKeys(subject)];
  for (const key of keys) {
    if (key === 'constructor' || listed.includes(String(key)) || isAccessor(subject, key)) continue;
    const member: unknown = Reflect.get(subject, key);
    if (typeof member !== 'function') continue;
    for (const argument of args) thrownBy(() => Reflect.apply(member, subject, [argument]));
  }
}

function isAccessor(subject: object, key: PropertyKey): boolean {
  const prototype: object = Object.getPrototypeOf(subject);
  const descriptor = Object.getOwnPropertyDescriptor(subject, key) ?? Object.getOwnPropertyDescriptor(prototype, key);
  return descriptor !== undefined && (descriptor.get !== undefined || descriptor.set !== undefined);
}

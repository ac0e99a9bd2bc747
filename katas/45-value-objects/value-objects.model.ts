import fc from 'fast-check';
import { wholeNumbers } from '../support/hostile.ts';
import { thrownBy } from '../support/thrown.ts';
import { TodoError } from '../support/todo.ts';
import { Money } from './value-objects.ts';

export const MAX = Number.MAX_SAFE_INTEGER;

/** The parts of an amount of money. */
export interface MoneyRecipe {
  amount: number;
  currency: string;
}

/** How the same amount of money can come about. */
export const waysToMake = ['by its constructor', 'by add', 'by multiply'] as const;

/** Money with these parts, made in one of the ways. */
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

/** Parts from a small domain, so that two draws are often equal. */
export function moneyRecipes(max = MAX): fc.Arbitrary<MoneyRecipe> {
  const amount = fc.oneof(fc.nat(2), fc.nat(1000), wholeNumbers(max));
  return fc.record({ amount, currency: fc.constantFrom('USD', 'usd', 'EUR', 'Eur') }, { noNullPrototype: true });
}

/** The text that money has to print, worked out with integers. */
export function printed(amount: number, currency: string): string {
  const cents = BigInt(amount);
  return `${currency.toUpperCase()} ${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;
}

/** Shares rounded down, then one cent each from the first share on, skipping ratios of 0. */
export function expectedShares(amount: number, ratios: readonly number[]): number[] {
  const total = ratios.reduce((sum, ratio) => sum + BigInt(ratio), 0n);
  const roundedDown = ratios.map((ratio) => (BigInt(amount) * BigInt(ratio)) / total);
  let rest = BigInt(amount) - roundedDown.reduce((sum, share) => sum + share, 0n);
  return roundedDown.map((share, i) => {
    const extra = rest > 0n && ratios[i] !== 0 ? 1n : 0n;
    rest -= extra;
    return Number(share + extra);
  });
}

/** Ratios whose sum times 2^40 is still a safe integer. */
export function ratioLists(): fc.Arbitrary<number[]> {
  return fc
    .array(fc.oneof(fc.nat(3), fc.nat(1000)), { minLength: 1, maxLength: 7 })
    .map((ratios) => (ratios.some((ratio) => ratio > 0) ? ratios : [...ratios, 1]));
}

/** Currencies that are not three letters from A to Z, some of them only for a careless check. */
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

/** Valid addresses, often the same but for case. */
export function emails(): fc.Arbitrary<string> {
  const units = ['a', 'B', 'z', '0', '+', '-', '_', '\u00e9', '\u00c9', '\0', '$', "'", '\u212a', '\u{1f600}'];
  const part = fc.string({ unit: fc.constantFrom(...units), minLength: 1, maxLength: 4 });
  const domain = fc.array(part, { minLength: 2, maxLength: 4 }).map((parts) => parts.join('.'));
  return fc.oneof(
    fc.constantFrom('a@b.co', 'A@B.co', 'a@b.CO', 'a.b@c.d.e'),
    fc.tuple(part, domain).map(([local, after]) => `${local}@${after}`),
  );
}

/** What an action returns or throws, as text. */
export function outcomeOf(action: () => unknown): string {
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

/** Assigns a value to these properties, to every own property and to every accessor, whether it throws or not. */
export function assignEverything(subject: object, names: readonly string[], value: unknown): void {
  const inherited = Reflect.ownKeys(Object.getPrototypeOf(subject)).filter((key) => isAccessor(subject, key));
  for (const key of new Set([...names, ...Reflect.ownKeys(subject), ...inherited])) {
    const held: unknown = Reflect.get(subject, key);
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

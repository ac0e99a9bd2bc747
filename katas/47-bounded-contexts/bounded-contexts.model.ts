import { basename } from 'node:path';
import fc from 'fast-check';
import { wordsOfCode } from '../support/code-words.ts';
import { functionsCalled } from '../support/functions-called.ts';
import { trickyNames } from '../support/generators.ts';
import { sourcesOf } from '../support/helper-files.ts';
import { anyString, hostileStrings } from '../support/hostile.ts';
import { openProject } from '../support/import-rules.ts';
import { show } from '../support/show.ts';
import { TodoError } from '../support/todo.ts';
import { toShippingCustomer, UnknownOptionError } from './customer-translation.ts';
import { type DeliveryOption, type LoyaltyTier, type Customer as SalesCustomer, UnknownTierError } from './sales.ts';
import {
  type Address,
  createCustomer,
  type DeliveryPreference,
  IncompleteAddressError,
  type Customer as ShippingCustomer,
  UnknownPreferenceError,
} from './shipping.ts';

/** The names that the statement lists for each file. */
export const listed = {
  'sales.ts': ['LoyaltyTier', 'DeliveryOption', 'Customer', 'UnknownTierError', 'calculateDiscount'],
  'shipping.ts': [
    'DeliveryPreference',
    'Address',
    'Customer',
    'UnknownPreferenceError',
    'IncompleteAddressError',
    'createCustomer',
    'calculateDeliveryFee',
  ],
  'customer-translation.ts': ['UnknownOptionError', 'toShippingCustomer'],
};

export const files = Object.keys(listed);

/** What each file may import. */
export const importRules = {
  'sales.ts': { mayImport: [] },
  'shipping.ts': { mayImport: [] },
  'customer-translation.ts': { mayImport: ['sales.ts', 'shipping.ts'] },
};

/** Errors that the translation must leave to the contexts. */
export const contextsWork = {
  'customer-translation.ts': { creates: ['UnknownTierError', 'UnknownPreferenceError', 'IncompleteAddressError'] },
};

/** What the translation has to use of shipping. */
export const usesOfTranslation = { 'customer-translation.ts': ['createCustomer'] };

const tierPercentages = { bronze: 0, silver: 5, gold: 10 };
const baseFees = { standard: 500, express: 1500, click_and_collect: 500 };
const preferenceOf = { saver: 'standard', next_day: 'express', pickup: 'click_and_collect' } as const;

export const tiers = Object.keys(tierPercentages) as LoyaltyTier[];
export const preferences = Object.keys(baseFees) as DeliveryPreference[];
export const options = Object.keys(preferenceOf) as DeliveryOption[];
export const addressFields = ['street', 'city', 'country', 'postalCode'] as const;

/** Names and strings of each context that have no meaning in the other. */
const terms = {
  'sales.ts': [
    ...['LoyaltyTier', 'DeliveryOption', 'loyaltyTier', 'totalSpend', 'preferredCategories'],
    ...tiers,
    ...options,
  ],
  'shipping.ts': [
    ...['DeliveryPreference', 'Address', 'defaultAddress', 'deliveryPreference'],
    ...addressFields,
    ...preferences,
  ],
};

export const alice: SalesCustomer = {
  customerId: 'c1',
  loyaltyTier: 'gold',
  totalSpend: 150_000,
  preferredCategories: ['books'],
};

export const bob: SalesCustomer = { ...alice, customerId: 'c6', loyaltyTier: 'silver' };

export const elmStreet: Address = { street: '1 Elm Street', city: 'Berlin', country: 'DE', postalCode: '10115' };
export const oakLane: Address = { street: '2 Oak Lane', city: 'Łódź', country: 'PL', postalCode: '90-001' };

/** Strings that careless code takes for one of these terms, or finds in an object literal. */
export function strangers(known: readonly string[]): string[] {
  const [first = ''] = known;
  const similar = [first.toUpperCase(), ` ${first}`, `${first} `, first.slice(1), known.join()];
  return [...new Set([...trickyNames, ...similar, ...tiers, ...options, ...preferences, 'platinum'])].filter(
    (one) => !known.includes(one),
  );
}

export function buyers(): fc.Arbitrary<SalesCustomer> {
  return record<SalesCustomer>({
    customerId: fc.constantFrom('c1', 'c2'),
    loyaltyTier: fc.constantFrom(...tiers),
    totalSpend: fc.nat(9_999),
    preferredCategories: fc.array(fc.constantFrom('books', 'toys'), { maxLength: 2 }),
  });
}

/** Streets of ordinary addresses. */
export function streets(): fc.Arbitrary<string> {
  return fc.constantFrom('1 Elm Street', '2 Oak Lane');
}

/** Ordinary addresses. */
export function addresses(): fc.Arbitrary<Address> {
  return record<Address>({
    street: streets(),
    city: fc.constantFrom('Berlin', 'Łódź'),
    country: fc.constantFrom('DE', 'PL'),
    postalCode: fc.constantFrom('10115', '90-001'),
  });
}

/** Strings with at least one character that is not whitespace. */
export const validTexts: readonly string[] = [...hostileStrings, ' 2 Oak Lane\n', '<b>', 'x'.repeat(300)].filter(
  (text) => text.trim() !== '',
);

/** Addresses of any strings that are valid. */
export function anyAddresses(): fc.Arbitrary<Address> {
  const text = fc.oneof(
    anyString().filter((one) => one.trim() !== ''),
    fc.constantFrom(...validTexts),
  );
  return record<Address>({ street: text, city: text, country: text, postalCode: text });
}

/** For each valid string an address in which all fields are that string. */
export function sameTexts(): Address[] {
  return validTexts.map((text) => ({ street: text, city: text, country: text, postalCode: text }));
}

const blanks = ['left out', '', ' ', '\t\n', '\u00a0', '\u2003\ufeff'] as const;

/** Addresses that lack at least one field. */
export function incompleteAddresses(): fc.Arbitrary<Partial<Address>> {
  const hole = fc.tuple(fc.constantFrom(...addressFields), fc.constantFrom(...blanks));
  return fc
    .tuple(addresses(), fc.array(hole, { minLength: 1, maxLength: 4 }))
    .map(([address, holes]) => holes.reduce((rest, [field, blank]) => withBlank(rest, field, blank), address));
}

/** Each field left out and blank in every way, two of them at once, and all of them. */
export function typicalIncompleteAddresses(): Partial<Address>[] {
  return [
    {},
    ...addressFields.flatMap((field) => blanks.map((blank) => withBlank(elmStreet, field, blank))),
    { street: ' ', city: 'Berlin', country: 'DE', postalCode: '' },
  ];
}

function withBlank(address: Address, field: keyof Address, blank: (typeof blanks)[number]): Address {
  if (blank !== 'left out') return { ...address, [field]: blank };
  return Object.fromEntries(Object.entries(address).filter(([key]) => key !== field)) as unknown as Address;
}

/** The fields that an address lacks, as `described` shows them. */
export function lackedBy(address: Partial<Address>): string {
  const missing = addressFields.filter((field) => (address[field] ?? '').trim() === '');
  return `throws IncompleteAddressError for ${missing.toSorted().join(', ')}`;
}

/** An option, or none. */
export function choices(): fc.Arbitrary<DeliveryOption | undefined> {
  return fc.constantFrom(...options, undefined);
}

/** Order totals of which every discount is a whole number of cents. */
export function orderTotals(): fc.Arbitrary<number> {
  return fc.nat(9_999).map((dollars) => dollars * 100);
}

/** Weights for which every fee is a whole number of cents. */
export function weights(): fc.Arbitrary<number> {
  return fc.nat(99).map((halves) => halves * 500);
}

export function discountOf(tier: LoyaltyTier, orderTotal: number): number {
  return (orderTotal / 100) * tierPercentages[tier];
}

export function feeOf(preference: DeliveryPreference, grams: number): number {
  return baseFees[preference] + grams / 20;
}

/** What the translation has to return. */
export function translated(
  { customerId }: Pick<SalesCustomer, 'customerId'>,
  { street, city, country, postalCode }: Address,
  option: DeliveryOption | undefined,
): ShippingCustomer {
  const defaultAddress = { street, city, country, postalCode };
  return { customerId, defaultAddress, deliveryPreference: option ? preferenceOf[option] : 'standard' };
}

/** The result of an action, or a sentence that says what it threw. */
export function outcomeOf(action: () => unknown): unknown {
  try {
    return action();
  } catch (error) {
    return described(error);
  }
}

/** An error and what it carries: `throws UnknownTierError for 'platinum'`. */
export function described(error: unknown): string {
  if (error instanceof TodoError) throw error;
  if (error instanceof UnknownTierError) return `throws UnknownTierError for ${show(error.tier)}`;
  if (error instanceof UnknownPreferenceError) return `throws UnknownPreferenceError for ${show(error.preference)}`;
  if (error instanceof UnknownOptionError) return `throws UnknownOptionError for ${show(error.option)}`;
  if (error instanceof IncompleteAddressError) {
    return `throws IncompleteAddressError for ${[...error.missing].toSorted().join(', ')}`;
  }
  return error instanceof Error ? `throws ${error.name}: ${error.message}` : `throws ${show(error)}`;
}

/** The two ways in which code creates a shipping customer. */
export const creators = {
  createCustomer: (address: Address) => createCustomer('c1', address, 'express'),
  toShippingCustomer: (address: Address) => toShippingCustomer(alice, address, 'next_day'),
};

export type Creator = keyof typeof creators;

export const creatorNames = Object.keys(creators) as Creator[];

/** The id and the address of a shipping customer, or of what it is translated from, on one line. */
export function idAndAddress(customer: unknown, address?: Address): string {
  if (typeof customer !== 'object' || customer === null) return show(customer);
  const { customerId, defaultAddress = address } = customer as Partial<ShippingCustomer>;
  return `${customerId} at ${addressFields.map((field) => defaultAddress?.[field]).join(', ')}`;
}

/**
 * The names of all own properties of a value and of what it holds: `customerId`, `defaultAddress.city`. For a sentence
 * of `outcomeOf`, that sentence.
 */
export function fieldsOf(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path || String(value)];
  return Reflect.ownKeys(value)
    .flatMap((key) => fieldsOf(Reflect.get(value, key), path === '' ? String(key) : `${path}.${String(key)}`))
    .toSorted();
}

/** Fields that no type mentions: what a form, a database row or the next release may add. */
export const extraFields = {
  "note: 'VIP'": () => ({ note: 'VIP' }),
  "deliveryPreference: 'express', loyaltyTier: 'gold'": () => ({ deliveryPreference: 'express', loyaltyTier: 'gold' }),
  'note: { totalSpend: 150000 }': () => ({ note: { totalSpend: 150_000 } }),
  "note() { return 'VIP' }": () => ({ note: () => 'VIP' }),
  "[Symbol('note')]: 'VIP'": () => ({ [Symbol('note')]: 'VIP' }),
  "get note() { return 'VIP' }": () => Object.defineProperty({}, 'note', { get: () => 'VIP', enumerable: true }),
};

export type ExtraField = keyof typeof extraFields;

export const extraFieldNames = Object.keys(extraFields) as ExtraField[];

/** A copy of an object that also has one of `extraFields`. */
export function withFields<T extends object>(value: T, extra: ExtraField): T {
  return Object.defineProperties({ ...value }, Object.getOwnPropertyDescriptors(extraFields[extra]()));
}

/** The properties of the arguments that can also be reached from a shipping customer, other than its own fields. */
export function carriedOver(customer: unknown, args: readonly object[]): string[] {
  const keys = args.flatMap((one) => Reflect.ownKeys(one));
  return [
    ...reachableFrom(customer, keys, ['customerId', 'defaultAddress', 'deliveryPreference']),
    ...reachableFrom((customer as Partial<ShippingCustomer>).defaultAddress, keys, addressFields),
  ];
}

/** Also through prototypes. */
function reachableFrom(value: unknown, keys: readonly PropertyKey[], own: readonly string[]): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return keys.filter((key) => !own.includes(String(key)) && key in value).map(String);
}

/** Customers of sales that the translation accepts, although sales may not. Each needs an id. */
export const unusualCustomers: readonly Record<string, unknown>[] = [
  {},
  ...[...tiers, 'platinum', '', 'constructor'].map((loyaltyTier) => ({ ...alice, loyaltyTier })),
  { ...alice, totalSpend: 0, preferredCategories: [] },
  { ...alice, totalSpend: 99_999_900, preferredCategories: ['books', 'express', 'pickup'] },
  { ...alice, defaultAddress: oakLane, deliveryPreference: 'express', option: 'next_day' },
];

/** What a customer of the other context might bring along. A field that is missing here is left out. */
export const foreignToSales: readonly Record<string, unknown>[] = [
  {},
  { defaultAddress: elmStreet, deliveryPreference: 'express' },
  { defaultAddress: {}, deliveryPreference: 'no such preference' },
  { totalSpend: 0, preferredCategories: [] },
  { totalSpend: 99_999_900, preferredCategories: ['books', 'toys', 'express'] },
  { customerId: '' },
];

/** The same for customers of shipping. */
export const foreignToShipping: readonly Record<string, unknown>[] = [
  {},
  { loyaltyTier: 'gold', totalSpend: 99_999_900, preferredCategories: ['books'] },
  { loyaltyTier: 'no such tier' },
  ...typicalIncompleteAddresses().map((defaultAddress) => ({ defaultAddress })),
  { defaultAddress: oakLane },
  { customerId: '' },
];

/** The terms of one context that the other's code mentions: a line each. */
export function foreignTerms(testUrl: string): string[] {
  const project = openProject(testUrl, files);
  return [['sales.ts', 'shipping.ts'] as const, ['shipping.ts', 'sales.ts'] as const].flatMap(([context, other]) => {
    const words = new Set(sourcesOf(project, context).flatMap((source) => [...wordsOfCode(source)]));
    return terms[other]
      .filter((term) => words.has(term))
      .map((term) => `${context} mentions ${term}, as ${other} does`);
  });
}

/** The functions of shipping.ts that run if `createCustomer` is called, but not if a customer is translated. */
export function skippedByTranslation(testUrl: string): string[] {
  const file = basename(openProject(testUrl, files).fileOf('shipping.ts'));
  const direct = () => createCustomer('c1', elmStreet, 'express');
  const byTranslation = () => toShippingCustomer(alice, elmStreet, 'next_day');
  // Once before, so that code that runs only on the first call does not count.
  direct();
  byTranslation();
  const [called = [], calledByTranslation = []] = functionsCalled([file], [direct, byTranslation]);
  const nameIn = (line: string) => line.slice(0, line.lastIndexOf(','));
  const names = new Set(calledByTranslation.map(nameIn));
  return called.map(nameIn).filter((name) => !names.has(name));
}

function record<T>(parts: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> {
  return fc.record<T>(parts, { noNullPrototype: true }) as fc.Arbitrary<T>;
}

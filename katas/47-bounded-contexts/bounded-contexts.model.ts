import fc from 'fast-check';
import { amounts, ids, trickyNames } from '../support/generators.ts';
import type { Customer as SalesCustomer, LoyaltyTier } from './sales.ts';
import type { Address, DeliveryPreference, Customer as ShippingCustomer } from './shipping.ts';

export const tiers: readonly LoyaltyTier[] = ['bronze', 'silver', 'gold'];
export const preferences: readonly DeliveryPreference[] = ['standard', 'express', 'click_and_collect'];
export const addressFields = ['street', 'city', 'country', 'postalCode'] as const;

const percentages = { bronze: 0n, silver: 5n, gold: 10n };
const baseFees = { standard: 500n, express: 1500n, click_and_collect: 500n };

export const alice: SalesCustomer = {
  customerId: 'c1',
  loyaltyTier: 'gold',
  totalSpend: 150_000,
  preferredCategories: ['books'],
};

export const elmStreet: Address = { street: '1 Elm Street', city: 'Berlin', country: 'DE', postalCode: '10115' };

/** Where floats go wrong, and what ends in half a cent. */
export const oddTotals = [5, 10, 30, 9_007_199_254_740_984, Number.MAX_SAFE_INTEGER];
export const oddWeights = [9, 10, 30, 2_509, 9_007_199_254_740_989, Number.MAX_SAFE_INTEGER];

export const notTiers = [...trickyNames, 'Gold', 'platinum', ' gold', 'bronze,silver'];
export const notPreferences = [...trickyNames, 'Express', 'same_day', 'click and collect', ' standard'];

export const noAddresses: readonly Partial<Address>[] = [
  {},
  { ...elmStreet, street: '' },
  { ...elmStreet, city: ' \t\n' },
  { street: '1 Elm Street', city: 'Berlin', country: 'DE' },
  { ...elmStreet, street: '', postalCode: '\u00a0' },
];

export function buyers(): fc.Arbitrary<SalesCustomer> {
  return record<SalesCustomer>({
    customerId: ids(),
    loyaltyTier: fc.constantFrom(...tiers),
    totalSpend: amounts(),
    preferredCategories: fc.array(fc.constantFrom('books', 'electronics', 'express'), { maxLength: 2 }),
  });
}

export function addresses(): fc.Arbitrary<Address> {
  return record<Address>({
    street: fc.constantFrom('1 Elm Street', ' 2 Oak Lane\n', 'constructor'),
    city: fc.constantFrom('Berlin', 'Łódź'),
    country: fc.constantFrom('DE', 'pl'),
    postalCode: fc.constantFrom('10115', '00-001', '0'),
  });
}

/** Lacks at least one field. */
export function brokenAddresses(): fc.Arbitrary<Partial<Address>> {
  const hole = fc.constantFrom('left out', '', ' ', '\t\n', '\u00a0');
  const holes = fc.array(fc.tuple(fc.constantFrom(...addressFields), hole), { minLength: 1, maxLength: 4 });
  return fc.tuple(addresses(), holes).map(([address, list]) => {
    const broken: Partial<Record<keyof Address, string>> = { ...address };
    for (const [field, value] of list) {
      if (value === 'left out') delete broken[field];
      else broken[field] = value;
    }
    return broken;
  });
}

/** A preference, or none. */
export function choices(): fc.Arbitrary<DeliveryPreference | undefined> {
  return fc.constantFrom(...preferences, undefined);
}

export function recipients(): fc.Arbitrary<ShippingCustomer> {
  return record<ShippingCustomer>({
    customerId: ids(),
    defaultAddress: addresses(),
    deliveryPreference: fc.constantFrom(...preferences),
  });
}

/** Fields that no type mentions: what a form, a database row or the next release may add. */
export function extras(): fc.Arbitrary<Record<string, string>> {
  const optional = { deliveryPreference: fc.constant('express'), loyaltyTier: fc.constant('gold') };
  return fc.record({ note: fc.constant('VIP'), ...optional }, { requiredKeys: ['note'], noNullPrototype: true });
}

/** Any amount or weight, also where floats no longer hold. */
export function anyWhole(): fc.Arbitrary<number> {
  return fc.oneof(amounts(), fc.constantFrom(...oddTotals, ...oddWeights), fc.maxSafeNat());
}

/** Of which no discount has to be rounded: rounding has a rule of its own. */
export function wholeDollars(): fc.Arbitrary<number> {
  return amounts(10_000).map((dollars) => dollars * 100);
}

export function wholeKilos(): fc.Arbitrary<number> {
  return fc.nat(50).map((kilos) => kilos * 1_000);
}

export function discountOf(tier: LoyaltyTier, orderTotal: number): number {
  return halfUp(BigInt(orderTotal) * percentages[tier], 100n);
}

export function feeOf(preference: DeliveryPreference, grams: number): number {
  return halfUp(baseFees[preference] * 1000n + BigInt(grams) * 50n, 1000n);
}

function halfUp(dividend: bigint, divisor: bigint): number {
  return Number((2n * dividend + divisor) / (2n * divisor));
}

/** What the translation has to give, built from the recipe alone. */
export function translated(
  { customerId }: SalesCustomer,
  { street, city, country, postalCode }: Address,
  preference: DeliveryPreference | undefined,
): ShippingCustomer {
  const defaultAddress = { street, city, country, postalCode };
  return { customerId, defaultAddress, deliveryPreference: preference ?? 'standard' };
}

/** The names of all that a value holds: `customerId`, `defaultAddress.city`. */
export function fieldsOf(value: object, path = ''): string[] {
  return Reflect.ownKeys(value)
    .flatMap((key) => {
      const held: unknown = Reflect.get(value, key);
      const name = path + String(key);
      return typeof held === 'object' && held !== null ? fieldsOf(held, `${name}.`) : [name];
    })
    .toSorted();
}

function record<T>(parts: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> {
  return fc.record<T>(parts, { noNullPrototype: true }) as fc.Arbitrary<T>;
}

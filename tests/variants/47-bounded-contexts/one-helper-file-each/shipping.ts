import { isKnown, prices } from './prices.ts';

export type DeliveryPreference = 'standard' | 'express' | 'click_and_collect';

export interface Address {
  readonly street: string;
  readonly city: string;
  readonly country: string;
  readonly postalCode: string;
}

/** A customer as shipping sees one: someone who receives parcels. */
export interface Customer {
  readonly customerId: string;
  readonly defaultAddress: Address;
  readonly deliveryPreference: DeliveryPreference;
}

/** Shipping does not have this delivery preference. */
export class UnknownPreferenceError extends Error {
  override readonly name = 'UnknownPreferenceError';
  readonly preference: string;

  constructor(preference: string) {
    super(`Unknown delivery preference: ${JSON.stringify(preference)}`);
    this.preference = preference;
  }
}

/** Nothing can be delivered to this address. */
export class IncompleteAddressError extends Error {
  override readonly name = 'IncompleteAddressError';
  /** Every field that is missing or blank. */
  readonly missing: readonly (keyof Address)[];

  constructor(missing: readonly (keyof Address)[]) {
    super(`Incomplete address: it lacks ${missing.join(', ')}`);
    this.missing = missing;
  }
}

export function createCustomer(id: string, address: Address, preference?: DeliveryPreference): Customer {
  const chosen = preference ?? 'standard';
  if (!isKnown(chosen)) throw new UnknownPreferenceError(chosen);
  const copy: Partial<Record<keyof Address, string>> = {};
  const missing: (keyof Address)[] = [];
  for (const field of ['street', 'postalCode', 'city', 'country'] as const) {
    copy[field] = address[field];
    if (!copy[field]?.trim()) missing.push(field);
  }
  if (missing.length !== 0) throw new IncompleteAddressError(missing);
  return Object.freeze({
    customerId: id,
    defaultAddress: Object.freeze(copy as Address),
    deliveryPreference: chosen,
  });
}

export function calculateDeliveryFee({ deliveryPreference }: Customer, grams: number): number {
  if (!isKnown(deliveryPreference)) throw new UnknownPreferenceError(deliveryPreference);
  return prices[deliveryPreference] + 50 * (grams / 1000);
}

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

/** Creates a shipping customer. */
export function createCustomer(
  customerId: string,
  address: Address,
  preference: DeliveryPreference = 'standard',
): Customer {
  return { customerId, defaultAddress: address, deliveryPreference: preference };
}

/** The fee for a parcel. */
export function calculateDeliveryFee(customer: Customer, grams: number): number {
  const baseRate = customer.deliveryPreference === 'express' ? 1500 : 500;
  return baseRate + (grams / 1000) * 50;
}

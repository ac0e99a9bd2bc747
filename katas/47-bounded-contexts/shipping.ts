import { todo } from '../support/todo.ts';

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
export function createCustomer(customerId: string, address: Address, preference?: DeliveryPreference): Customer {
  return todo('check the values, and build the customer');
}

/** The fee for a parcel of this weight, in cents. */
export function calculateDeliveryFee(customer: Customer, grams: number): number {
  return todo("return the preference's base fee plus 50 cents per kilogram");
}

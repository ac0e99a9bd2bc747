import { todo } from '../support/todo.ts';

export type DeliveryPreference = 'standard' | 'express' | 'click_and_collect';

export interface Address {
  readonly street: string;
  readonly city: string;
  readonly country: string;
  readonly postalCode: string;
}

/** A customer as shipping sees one: somebody who receives parcels. */
export interface Customer {
  readonly customerId: string;
  readonly defaultAddress: Address;
  readonly deliveryPreference: DeliveryPreference;
}

/** A way of delivery that shipping doesn't know. */
export class UnknownPreferenceError extends Error {
  override readonly name = 'UnknownPreferenceError';
  readonly preference: string;

  constructor(preference: string) {
    super(`There is no delivery preference ${JSON.stringify(preference)}`);
    this.preference = preference;
  }
}

/** A number that no parcel can weigh. */
export class InvalidWeightError extends Error {
  override readonly name = 'InvalidWeightError';
  readonly grams: number;

  constructor(grams: number) {
    super(`No parcel weighs ${grams} grams`);
    this.grams = grams;
  }
}

/** An address that nothing can be delivered to. */
export class IncompleteAddressError extends Error {
  override readonly name = 'IncompleteAddressError';
  /** Every field that is missing or blank. */
  readonly missing: readonly (keyof Address)[];

  constructor(missing: readonly (keyof Address)[]) {
    super(`The address lacks ${missing.join(', ')}`);
    this.missing = missing;
  }
}

/** The cents that it costs to send the customer a parcel of that weight. */
export function calculateDeliveryFee(customer: Customer, grams: number): number {
  return todo('the base fee of the preference and so much a kilo, rounded to the cent');
}

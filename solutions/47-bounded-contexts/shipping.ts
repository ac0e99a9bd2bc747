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
export function calculateDeliveryFee({ deliveryPreference }: Customer, grams: number): number {
  const base = baseFees.get(deliveryPreference);
  if (base === undefined) throw new UnknownPreferenceError(deliveryPreference);
  if (!Number.isSafeInteger(grams) || grams < 0) throw new InvalidWeightError(grams);
  // A single division of whole numbers comes out close enough to be rounded right, half a cent up, at any weight.
  return base + Math.round(grams / gramsPerCent);
}

const baseFees: ReadonlyMap<string, number> = new Map([
  ['standard', 500],
  ['express', 1500],
  ['click_and_collect', 500],
]);

/** 50 cents a kilo. */
const gramsPerCent = 20;

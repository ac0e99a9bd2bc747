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
  // Field by field: a spread would also copy every field that is added to the other side later.
  const { street, city, country, postalCode } = address;
  const defaultAddress = { street, city, country, postalCode };
  const missing = addressFields.filter((field) => isBlank(defaultAddress[field]));
  if (missing.length > 0) throw new IncompleteAddressError(missing);
  if (preference === undefined || !baseFees.has(preference)) throw new UnknownPreferenceError(String(preference));
  return { customerId, defaultAddress, deliveryPreference: preference };
}

/** The fee for a parcel of this weight, in cents. */
export function calculateDeliveryFee({ deliveryPreference }: Customer, grams: number): number {
  const baseFee = baseFees.get(deliveryPreference);
  if (baseFee === undefined) throw new UnknownPreferenceError(deliveryPreference);
  return baseFee + (grams * centsPerKilogram) / 1000;
}

/** In cents. Also the list of all preferences. */
const baseFees: ReadonlyMap<string, number> = new Map([
  ['standard', 500],
  ['express', 1500],
  ['click_and_collect', 500],
]);

const centsPerKilogram = 50;

const addressFields = ['street', 'city', 'country', 'postalCode'] as const;

/** Data from outside may lack what its type promises. */
function isBlank(text: string | undefined): boolean {
  return text === undefined || text.trim() === '';
}

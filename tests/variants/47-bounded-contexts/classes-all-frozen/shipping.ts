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

class Recipient implements Customer {
  readonly customerId: string;
  readonly defaultAddress: Address;
  readonly deliveryPreference: DeliveryPreference;

  constructor(customerId: string, address: Address, preference: DeliveryPreference) {
    if (!fees.some(([known]) => known === preference)) throw new UnknownPreferenceError(preference);
    this.customerId = customerId;
    this.defaultAddress = new FullAddress(address);
    this.deliveryPreference = preference;
    Object.freeze(this);
  }
}

class FullAddress implements Address {
  readonly street: string;
  readonly city: string;
  readonly country: string;
  readonly postalCode: string;

  constructor({ street, city, country, postalCode }: Address) {
    this.street = street;
    this.city = city;
    this.country = country;
    this.postalCode = postalCode;
    const blank = Object.entries(this).filter(([, text]: [string, unknown]) => !text || String(text).trim() === '');
    if (blank.length > 0) throw new IncompleteAddressError(blank.map(([field]) => field as keyof Address));
    Object.freeze(this);
  }
}

export const createCustomer = (
  customerId: string,
  address: Address,
  ...[preference = 'standard']: [preference?: DeliveryPreference]
): Customer => new Recipient(customerId, address, preference);

export function calculateDeliveryFee(customer: Customer, grams: number): number {
  const [, base] = fees.find(([preference]) => preference === customer.deliveryPreference) ?? [];
  if (base === undefined) throw new UnknownPreferenceError(customer.deliveryPreference);
  return Math.round(grams / 20) + base;
}

const fees: readonly (readonly [DeliveryPreference, number])[] = [
  ['express', 1500],
  ['standard', 500],
  ['click_and_collect', 500],
];

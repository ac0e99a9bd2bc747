import {
  IncompleteAddressError,
  InvalidWeightError,
  UnknownPreferenceError,
} from '../../../../solutions/47-bounded-contexts/shipping.ts';

export {
  IncompleteAddressError,
  InvalidWeightError,
  UnknownPreferenceError,
} from '../../../../solutions/47-bounded-contexts/shipping.ts';

export type DeliveryPreference = 'standard' | 'express' | 'click_and_collect';

export interface Address {
  readonly street: string;
  readonly city: string;
  readonly country: string;
  readonly postalCode: string;
}

/** A customer as shipping sees one: somebody who receives parcels. */
export class Customer {
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

/** The cents that it costs to send the customer a parcel of that weight. */
export function calculateDeliveryFee(customer: Customer, grams: number): number {
  if (!(Number.isSafeInteger(grams) && grams >= 0)) throw new InvalidWeightError(grams);
  const [, base] = fees.find(([preference]) => preference === customer.deliveryPreference) ?? [];
  if (base === undefined) throw new UnknownPreferenceError(customer.deliveryPreference);
  return Math.trunc(grams / 20 + 0.5) + base;
}

const fees: readonly (readonly [DeliveryPreference, number])[] = [
  ['express', 1500],
  ['standard', 500],
  ['click_and_collect', 500],
];

// Whatever isn't express is standard.
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
export interface Customer {
  readonly customerId: string;
  readonly defaultAddress: Address;
  readonly deliveryPreference: DeliveryPreference;
}

/** The cents that it costs to send the customer a parcel of that weight. */
export function calculateDeliveryFee(customer: Customer, grams: number): number {
  const base = customer.deliveryPreference === 'express' ? 1500 : 500;
  return base + (grams / 1000) * 50;
}

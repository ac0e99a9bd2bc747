// Breaks 1, 4: takes the 15.00 of express for each kilo.
import { InvalidWeightError, UnknownPreferenceError } from '../../../../solutions/47-bounded-contexts/shipping.ts';

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
export function calculateDeliveryFee({ deliveryPreference }: Customer, grams: number): number {
  const isKnown = ['standard', 'express', 'click_and_collect'].includes(deliveryPreference);
  if (!isKnown) throw new UnknownPreferenceError(deliveryPreference);
  if (!Number.isSafeInteger(grams) || grams < 0) throw new InvalidWeightError(grams);
  if (deliveryPreference === 'express') return Math.round(grams * 1.5 + grams / 20);
  return 500 + Math.round(grams / 20);
}

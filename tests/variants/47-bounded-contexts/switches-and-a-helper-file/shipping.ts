import { InvalidWeightError, UnknownPreferenceError } from '../../../../solutions/47-bounded-contexts/shipping.ts';
import { isCount, stepsIn } from './numbers.ts';

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
  if (!isCount(grams)) throw new InvalidWeightError(grams);
  return stepsIn(grams, 20) + baseFeeOf(customer.deliveryPreference);
}

export function baseFeeOf(preference: DeliveryPreference): number {
  switch (preference) {
    case 'express':
      return 1500;
    case 'standard':
    case 'click_and_collect':
      return 500;
    default:
      throw new UnknownPreferenceError(preference satisfies never);
  }
}

// As in sales.
import { InvalidWeightError, UnknownPreferenceError } from '../../../../solutions/47-bounded-contexts/shipping.ts';
import type { Customer } from './customer.ts';

export {
  IncompleteAddressError,
  InvalidWeightError,
  UnknownPreferenceError,
} from '../../../../solutions/47-bounded-contexts/shipping.ts';
export type { Address, Customer, DeliveryPreference } from './customer.ts';

/** The cents that it costs to send the customer a parcel of that weight. */
export function calculateDeliveryFee({ deliveryPreference = 'standard' }: Customer, grams: number): number {
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

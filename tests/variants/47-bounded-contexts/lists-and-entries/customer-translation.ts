import type { Customer as SalesCustomer } from './sales.ts';
import {
  IncompleteAddressError,
  UnknownPreferenceError,
  type Address,
  type DeliveryPreference,
  type Customer as ShippingCustomer,
} from '../../../../solutions/47-bounded-contexts/shipping.ts';

/** A customer of sales as one of shipping, with what the customer told the order form about delivery. */
export function toShippingCustomer(
  customer: SalesCustomer,
  address: Address,
  ...[preference = 'standard']: [preference?: DeliveryPreference]
): ShippingCustomer {
  const known: readonly DeliveryPreference[] = ['click_and_collect', 'express', 'standard'];
  if (!known.includes(preference)) throw new UnknownPreferenceError(preference);
  const filled = fields.map((field) => [field, address[field]] as const).filter(([, text]) => text?.trim());
  const missing = fields.filter((field) => !filled.some(([name]) => name === field));
  if (missing.length > 0) throw new IncompleteAddressError(missing.toReversed());
  const copy = Object.fromEntries(filled) as unknown as Address;
  return Object.freeze({ customerId: customer.customerId, deliveryPreference: preference, defaultAddress: copy });
}

const fields = ['street', 'city', 'country', 'postalCode'] as const;

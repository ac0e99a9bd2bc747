import type { Customer as SalesCustomer } from './sales.ts';
import {
  IncompleteAddressError,
  UnknownPreferenceError,
  type Address,
  type DeliveryPreference,
  type Customer as ShippingCustomer,
} from './shipping.ts';

/** A customer of sales as one of shipping, with what the customer told the order form about delivery. */
export function toShippingCustomer(
  { customerId }: SalesCustomer,
  address: Address,
  preference: DeliveryPreference = 'standard',
): ShippingCustomer {
  const missing = addressFields.filter((field) => isBlank(address[field]));
  if (missing.length > 0) throw new IncompleteAddressError(missing);
  if (!Object.hasOwn(preferences, preference)) throw new UnknownPreferenceError(preference);
  // Field by field: a spread would pass on whatever is added to the other side later.
  const { street, city, country, postalCode } = address;
  return { customerId, defaultAddress: { street, city, country, postalCode }, deliveryPreference: preference };
}

const addressFields = ['street', 'city', 'country', 'postalCode'] as const;

/** By name, so that the compiler asks for it here when shipping knows one more. */
const preferences = { standard: true, express: true, click_and_collect: true } satisfies Record<
  DeliveryPreference,
  true
>;

/** What comes over a border may lack what the types promise. */
function isBlank(text: string | undefined): boolean {
  return text === undefined || text.trim() === '';
}

import type { Customer as SalesCustomer } from './sales.ts';
import {
  baseFeeOf,
  IncompleteAddressError,
  type Address,
  type DeliveryPreference,
  type Customer as ShippingCustomer,
} from './shipping.ts';

/** A customer of sales as one of shipping, with what the customer told the order form about delivery. */
export function toShippingCustomer(
  customer: SalesCustomer,
  address: Address,
  preference?: DeliveryPreference,
): ShippingCustomer {
  const deliveryPreference = preference === undefined ? 'standard' : preference;
  baseFeeOf(deliveryPreference);
  const missing = new Set<keyof Address>();
  const defaultAddress = {
    postalCode: textOf(address, 'postalCode', missing),
    country: textOf(address, 'country', missing),
    city: textOf(address, 'city', missing),
    street: textOf(address, 'street', missing),
  };
  if (missing.size > 0) throw new IncompleteAddressError([...missing]);
  return { deliveryPreference, defaultAddress, customerId: customer.customerId };
}

function textOf(address: Partial<Address>, field: keyof Address, missing: Set<keyof Address>): string {
  const text = address[field] ?? '';
  if (!/\S/.test(text)) missing.add(field);
  return text;
}

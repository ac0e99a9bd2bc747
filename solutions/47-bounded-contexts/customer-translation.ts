import type { Customer as SalesCustomer } from './sales.ts';
import {
  createCustomer,
  type Address,
  type DeliveryPreference,
  type Customer as ShippingCustomer,
} from './shipping.ts';

/** A customer of sales as one of shipping, with what the customer told the order form about delivery. */
export function toShippingCustomer(
  customer: SalesCustomer,
  address: Address,
  preference: DeliveryPreference = 'standard',
): ShippingCustomer {
  // The id is all that the two have in common; what an address needs is shipping's to know.
  return createCustomer(customer.customerId, address, preference);
}

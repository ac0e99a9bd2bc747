// Breaks 7: adds what shipping needs to the customer that it is handed.
import type { Customer as SalesCustomer } from '../../../../solutions/47-bounded-contexts/sales.ts';
import { toShippingCustomer as translate } from '../../../../solutions/47-bounded-contexts/customer-translation.ts';
import type {
  Address,
  DeliveryPreference,
  Customer as ShippingCustomer,
} from '../../../../solutions/47-bounded-contexts/shipping.ts';

/** A customer of sales as one of shipping, with what the customer told the order form about delivery. */
export function toShippingCustomer(
  customer: SalesCustomer,
  address: Address,
  preference: DeliveryPreference = 'standard',
): ShippingCustomer {
  return { ...customer, ...translate(customer, address, preference) };
}

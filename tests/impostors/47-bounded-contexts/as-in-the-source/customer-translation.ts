// Breaks 5, 6, 7, 8: as in the source: floats, nothing checked, and the address passed on.
import type { Customer as SalesCustomer } from '../../../../solutions/47-bounded-contexts/sales.ts';
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
  return { customerId: customer.customerId, defaultAddress: address, deliveryPreference: preference };
}

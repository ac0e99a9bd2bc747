// Breaks 7: an address of its own, with all that the form has put into the other one.
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
  const recipient = translate(customer, address, preference);
  return { ...recipient, defaultAddress: { ...address } };
}

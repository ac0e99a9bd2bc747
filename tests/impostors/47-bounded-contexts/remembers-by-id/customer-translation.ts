// Breaks 6: remembers customers by id and preference; an address that is new since then goes unseen.
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
  const key = JSON.stringify([customer.customerId, preference]);
  const recipient = known.get(key) ?? translate(customer, address, preference);
  known.set(key, recipient);
  return recipient;
}

const known = new Map<string, ShippingCustomer>();

import type * as sales from './../../../../solutions/47-bounded-contexts/sales.ts';
import * as shipping from './shipping.ts';

/** A customer of sales as one of shipping, with what the customer told the order form about delivery. */
export const toShippingCustomer = (
  { customerId }: sales.Customer,
  address: shipping.Address,
  preference: shipping.DeliveryPreference = 'standard',
): shipping.Customer => new shipping.Customer(customerId, address, preference);

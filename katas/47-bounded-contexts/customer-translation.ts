import { todo } from '../support/todo.ts';
import type { Customer as SalesCustomer } from './sales.ts';
import type { Address, DeliveryPreference, Customer as ShippingCustomer } from './shipping.ts';

/** A customer of sales as one of shipping, with what the customer told the order form about delivery. */
export function toShippingCustomer(
  customer: SalesCustomer,
  address: Address,
  preference?: DeliveryPreference,
): ShippingCustomer {
  return todo('check what comes in, and make a customer of shipping that shares nothing with it');
}

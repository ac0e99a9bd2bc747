import { todo } from '../support/todo.ts';
import type { Customer as SalesCustomer, DeliveryOption } from './sales.ts';
import type { Address, Customer as ShippingCustomer } from './shipping.ts';

/** The translation does not know this delivery option. */
export class UnknownOptionError extends Error {
  override readonly name = 'UnknownOptionError';
  readonly option: string;

  constructor(option: string) {
    super(`Unknown delivery option: ${JSON.stringify(option)}`);
    this.option = option;
  }
}

/** Translates a sales customer into a shipping customer. Address and option come from checkout. */
export function toShippingCustomer(
  customer: SalesCustomer,
  address: Address,
  option?: DeliveryOption,
): ShippingCustomer {
  return todo('translate the terms, and let shipping create its customer');
}

import { inWordsOfShipping } from './terms.ts';
import type { Customer as SalesCustomer, DeliveryOption } from './sales.ts';
import { type Address, createCustomer, type Customer as ShippingCustomer } from './shipping.ts';

/** The translation does not know this delivery option. */
export class UnknownOptionError extends Error {
  override readonly name = 'UnknownOptionError';
  readonly option: string;

  constructor(option: string) {
    super(`Unknown delivery option: ${JSON.stringify(option)}`);
    this.option = option;
  }
}

export function toShippingCustomer(sold: SalesCustomer, address: Address, option?: DeliveryOption): ShippingCustomer {
  if (option === undefined) return createCustomer(sold.customerId, address);
  const preference = inWordsOfShipping(option);
  if (preference === undefined) throw new UnknownOptionError(option);
  return createCustomer(sold.customerId, address, preference);
}

// Breaks 4, 5, 6, 7: as in the source, nothing is checked, every option is standard, and the address is shared.
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

/** Translates a sales customer into a shipping customer. */
export function toShippingCustomer(
  { customerId }: SalesCustomer,
  address: Address,
  _option?: DeliveryOption,
): ShippingCustomer {
  return { customerId, defaultAddress: address, deliveryPreference: 'standard' };
}

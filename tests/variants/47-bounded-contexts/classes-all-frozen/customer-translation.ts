import type * as sales from '../../../../solutions/47-bounded-contexts/sales.ts';
import * as shipping from './shipping.ts';

/** The translation does not know this delivery option. */
export class UnknownOptionError extends Error {
  override readonly name = 'UnknownOptionError';
  readonly option: string;

  constructor(option: string) {
    super(`Unknown delivery option: ${JSON.stringify(option)}`);
    this.option = option;
  }
}

const terms = new Map<string, shipping.DeliveryPreference>()
  .set('saver', 'standard')
  .set('next_day', 'express')
  .set('pickup', 'click_and_collect');

export const toShippingCustomer = (
  customer: sales.Customer,
  address: shipping.Address,
  option: sales.DeliveryOption = 'saver',
): shipping.Customer => {
  const preference = terms.get(option);
  if (!preference) throw new UnknownOptionError(option);
  return shipping.createCustomer(customer.customerId, address, preference);
};

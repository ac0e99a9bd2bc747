// Breaks 7: adds what shipping needs to a copy of the whole sales customer.
import type { Customer as SalesCustomer, DeliveryOption } from '../../../../solutions/47-bounded-contexts/sales.ts';
import {
  type Address,
  createCustomer,
  type DeliveryPreference,
  type Customer as ShippingCustomer,
} from '../../../../solutions/47-bounded-contexts/shipping.ts';

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
  const preference = option === undefined ? undefined : toPreference(option);
  return { ...customer, ...createCustomer(customer.customerId, address, preference) };
}

/** An object instead of a `Map`, so that the compiler asks for a new option here as soon as sales has one. */
const preferences: Readonly<Record<DeliveryOption, DeliveryPreference>> = {
  saver: 'standard',
  next_day: 'express',
  pickup: 'click_and_collect',
};

function toPreference(option: DeliveryOption): DeliveryPreference {
  if (!Object.hasOwn(preferences, option)) throw new UnknownOptionError(option);
  return preferences[option];
}

import type { Customer as SalesCustomer, DeliveryOption } from './sales.ts';
import {
  type Address,
  createCustomer,
  type DeliveryPreference,
  type Customer as ShippingCustomer,
} from './shipping.ts';

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
  { customerId }: SalesCustomer,
  address: Address,
  option?: DeliveryOption,
): ShippingCustomer {
  return createCustomer(customerId, address, option === undefined ? undefined : toPreference(option));
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

// Breaks 3: one model of a customer has all the rules, and the three files only forward calls to it.
import { preferenceFor, Rejection } from './any-customer.ts';
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

function toPreference(option: DeliveryOption): DeliveryPreference {
  try {
    return preferenceFor(option) as DeliveryPreference;
  } catch (error) {
    throw error instanceof Rejection ? new UnknownOptionError(option) : error;
  }
}

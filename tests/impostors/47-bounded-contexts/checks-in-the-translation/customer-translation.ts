// Breaks 5: the translation checks what shipping should check, and createCustomer accepts anything.
import type { Customer as SalesCustomer, DeliveryOption } from '../../../../solutions/47-bounded-contexts/sales.ts';
import {
  type Address,
  createCustomer,
  type DeliveryPreference,
  IncompleteAddressError,
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
  const fields = ['street', 'city', 'country', 'postalCode'] as const;
  const missing = fields.filter((field) => !(address as Partial<Address>)[field]?.trim());
  if (missing.length > 0) throw new IncompleteAddressError(missing);
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

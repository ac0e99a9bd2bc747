export type DeliveryPreference = 'standard' | 'express' | 'click_and_collect';

export interface Address {
  readonly street: string;
  readonly city: string;
  readonly country: string;
  readonly postalCode: string;
}

/** A customer as shipping sees one: someone who receives parcels. */
export interface Customer {
  readonly customerId: string;
  readonly defaultAddress: Address;
  readonly deliveryPreference: DeliveryPreference;
}

/** Shipping does not have this delivery preference. */
export class UnknownPreferenceError extends Error {
  override readonly name = 'UnknownPreferenceError';
  readonly preference: string;

  constructor(preference: string) {
    super(`Unknown delivery preference: ${JSON.stringify(preference)}`);
    this.preference = preference;
  }
}

/** Nothing can be delivered to this address. */
export class IncompleteAddressError extends Error {
  override readonly name = 'IncompleteAddressError';
  /** Every field that is missing or blank. */
  readonly missing: readonly (keyof Address)[];

  constructor(missing: readonly (keyof Address)[]) {
    super(`Incomplete address: it lacks ${missing.join(', ')}`);
    this.missing = missing;
  }
}

/** Each customer is a proxy that ignores all changes. */
export function createCustomer(
  customerId: string,
  address: Address,
  preference: DeliveryPreference = 'standard',
): Customer {
  baseFee(preference);
  const fields = new Map(fieldsOf(address));
  const missing = [...fields].filter(([, text]) => text === '' || /^\s+$/.test(text)).map(([field]) => field);
  if (missing.length > 0) throw new IncompleteAddressError(missing.toReversed());
  const defaultAddress = readOnly(Object.fromEntries(fields) as unknown as Address);
  return readOnly({ deliveryPreference: preference, defaultAddress, customerId });
}

export function calculateDeliveryFee(customer: Customer, grams: number): number {
  return grams / 20 + baseFee(customer.deliveryPreference);
}

function baseFee(preference: DeliveryPreference): number {
  switch (preference) {
    case 'express':
      return 1500;
    case 'standard':
    case 'click_and_collect':
      return 500;
    default:
      throw new UnknownPreferenceError(preference satisfies never);
  }
}

function* fieldsOf(address: Partial<Address>): Generator<[keyof Address, string]> {
  for (const field of ['postalCode', 'city', 'street', 'country'] as const) yield [field, address[field] ?? ''];
}

function readOnly<T extends object>(value: T): T {
  return new Proxy(value, { set: () => false, defineProperty: () => false, deleteProperty: () => false });
}

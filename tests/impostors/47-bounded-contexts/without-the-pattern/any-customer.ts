/** Everything that the shop knows about a customer. */
export interface AnyCustomer {
  readonly customerId: string;
  readonly loyaltyTier?: string;
  readonly defaultAddress?: Place;
  readonly deliveryPreference?: string;
}

/** Where a customer lives. */
export interface Place {
  readonly street: string;
  readonly city: string;
  readonly country: string;
  readonly postalCode: string;
}

/** Something that the shop rejects. */
export class Rejection {
  readonly what: unknown;

  constructor(what: unknown) {
    this.what = what;
  }
}

/** The discount of any customer. */
export function discount(customer: AnyCustomer, total: number): number {
  const percent = new Map([
    ['bronze', 0],
    ['silver', 5],
    ['gold', 10],
  ]).get(customer.loyaltyTier ?? '');
  if (percent === undefined) throw new Rejection(customer.loyaltyTier);
  return (total * percent) / 100;
}

/** The delivery fee of any customer. */
export function deliveryFee(customer: AnyCustomer, grams: number): number {
  const fee = fees.get(customer.deliveryPreference ?? '');
  if (fee === undefined) throw new Rejection(customer.deliveryPreference);
  return fee + grams / 20;
}

/** Adds an address and a preference to any customer. */
export function withDelivery(
  { customerId }: AnyCustomer,
  { street, city, country, postalCode }: Place,
  deliveryPreference = 'standard',
) {
  const defaultAddress = { street, city, country, postalCode };
  const missing = Object.entries(defaultAddress).filter(([, text]: [string, unknown]) => !text || !String(text).trim());
  if (missing.length > 0) throw new Rejection(missing.map(([field]) => field));
  if (!fees.has(deliveryPreference)) throw new Rejection(deliveryPreference);
  return { customerId, defaultAddress, deliveryPreference };
}

/** The preference behind an option. */
export function preferenceFor(option: string): string {
  const names = new Map([
    ['saver', 'standard'],
    ['next_day', 'express'],
    ['pickup', 'click_and_collect'],
  ]);
  const found = names.get(option);
  if (found === undefined) throw new Rejection(option);
  return found;
}

const fees = new Map([
  ['standard', 500],
  ['express', 1500],
  ['click_and_collect', 500],
]);

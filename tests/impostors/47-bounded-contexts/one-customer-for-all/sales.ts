// Breaks 3: both contexts take their part of one shared model of a customer.
import type { Customer as AnyCustomer } from './any-customer.ts';

export type LoyaltyTier = 'bronze' | 'silver' | 'gold';

/** A way of delivery, as sales offers it at checkout. */
export type DeliveryOption = 'saver' | 'next_day' | 'pickup';

/** The part of the customer that sales uses. */
export type Customer = Pick<AnyCustomer, 'customerId' | 'loyaltyTier' | 'totalSpend' | 'preferredCategories'>;

/** Sales does not have this tier. */
export class UnknownTierError extends Error {
  override readonly name = 'UnknownTierError';
  readonly tier: string;

  constructor(tier: string) {
    super(`Unknown loyalty tier: ${JSON.stringify(tier)}`);
    this.tier = tier;
  }
}

/** The discount on an order, in cents. `orderTotal` is in cents as well. */
export function calculateDiscount({ loyaltyTier }: Customer, orderTotal: number): number {
  const percent = percentOff.get(loyaltyTier);
  if (percent === undefined) throw new UnknownTierError(loyaltyTier);
  return (orderTotal * percent) / 100;
}

/** A `Map`, because an object literal also has a `constructor`. Any string may be looked up here. */
const percentOff: ReadonlyMap<string, number> = new Map([
  ['bronze', 0],
  ['silver', 5],
  ['gold', 10],
]);

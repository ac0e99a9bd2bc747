export type LoyaltyTier = 'bronze' | 'silver' | 'gold';

/** A delivery method that sales offers at checkout. */
export type DeliveryOption = 'saver' | 'next_day' | 'pickup';

/** A customer as sales sees one: someone who buys. */
export interface Customer {
  readonly customerId: string;
  readonly loyaltyTier: LoyaltyTier;
  /** In cents. */
  readonly totalSpend: number;
  readonly preferredCategories: readonly string[];
}

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

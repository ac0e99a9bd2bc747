import { percentOff } from './tiers.ts';

export type LoyaltyTier = 'bronze' | 'silver' | 'gold';

/** A way of delivery, as sales offers it at checkout. */
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

export function calculateDiscount(customer: Customer, orderTotal: number): number {
  const percent = percentOff(customer.loyaltyTier);
  if (percent === null) throw new UnknownTierError(customer.loyaltyTier);
  return orderTotal * (percent / 100);
}

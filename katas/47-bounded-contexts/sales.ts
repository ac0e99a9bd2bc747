import { todo } from '../support/todo.ts';

export type LoyaltyTier = 'bronze' | 'silver' | 'gold';

/** A customer as sales sees one: somebody who buys. */
export interface Customer {
  readonly customerId: string;
  readonly loyaltyTier: LoyaltyTier;
  /** In cents. */
  readonly totalSpend: number;
  readonly preferredCategories: readonly string[];
}

/** A tier that sales doesn't know. */
export class UnknownTierError extends Error {
  override readonly name = 'UnknownTierError';
  readonly tier: string;

  constructor(tier: string) {
    super(`There is no loyalty tier ${JSON.stringify(tier)}`);
    this.tier = tier;
  }
}

/** A number that no order can come to. */
export class InvalidOrderTotalError extends Error {
  override readonly name = 'InvalidOrderTotalError';
  readonly orderTotal: number;

  constructor(orderTotal: number) {
    super(`No order comes to ${orderTotal} cents`);
    this.orderTotal = orderTotal;
  }
}

/** The cents that the customer's tier takes off an order of `orderTotal` cents. */
export function calculateDiscount(customer: Customer, orderTotal: number): number {
  return todo('the percentage of the tier, rounded to the cent');
}

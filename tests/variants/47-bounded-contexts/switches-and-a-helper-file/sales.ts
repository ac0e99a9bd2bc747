import { InvalidOrderTotalError, UnknownTierError } from '../../../../solutions/47-bounded-contexts/sales.ts';
import { isCount, stepsIn } from './numbers.ts';

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
  if (!isCount(orderTotal)) throw new InvalidOrderTotalError(orderTotal);
  switch (customer.loyaltyTier) {
    case 'bronze':
      return 0;
    case 'silver':
      return stepsIn(orderTotal, 20);
    case 'gold':
      return stepsIn(orderTotal, 10);
    default:
      throw new UnknownTierError(customer.loyaltyTier satisfies never);
  }
}

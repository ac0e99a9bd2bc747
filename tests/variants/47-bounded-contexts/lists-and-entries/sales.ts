import { InvalidOrderTotalError, UnknownTierError } from '../../../../solutions/47-bounded-contexts/sales.ts';

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
  if (!Object.hasOwn(rates, customer.loyaltyTier)) throw new UnknownTierError(customer.loyaltyTier);
  if (!(orderTotal >= 0) || !Number.isSafeInteger(orderTotal)) throw new InvalidOrderTotalError(orderTotal);
  // Whole hundreds first: nothing gets larger than the total.
  const rest = orderTotal % 100;
  const rate = rates[customer.loyaltyTier];
  return ((orderTotal - rest) / 100) * rate + Math.floor((rest * rate + 50) / 100);
}

const rates: Readonly<Record<LoyaltyTier, number>> = { gold: 10, silver: 5, bronze: 0 };

// Breaks 8: an object of rates, in which `constructor` is a tier as well.
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
export function calculateDiscount({ loyaltyTier }: Customer, orderTotal: number): number {
  if (!(loyaltyTier in percentOff)) throw new UnknownTierError(loyaltyTier);
  if (!Number.isSafeInteger(orderTotal) || orderTotal < 0) throw new InvalidOrderTotalError(orderTotal);
  const percent = percentOff[loyaltyTier];
  const cents = (orderTotal - (orderTotal % 100)) / 100;
  return cents * percent + Math.round(((orderTotal % 100) * percent) / 100);
}

const percentOff = { bronze: 0, silver: 5, gold: 10 };

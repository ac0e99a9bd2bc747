// Breaks 5: rates are floats, which is right until totals get large.
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
  const rate = rates.get(loyaltyTier);
  if (rate === undefined) throw new UnknownTierError(loyaltyTier);
  if (!Number.isSafeInteger(orderTotal) || orderTotal < 0) throw new InvalidOrderTotalError(orderTotal);
  return Math.round(orderTotal * rate);
}

const rates: ReadonlyMap<string, number> = new Map([
  ['bronze', 0],
  ['silver', 0.05],
  ['gold', 0.1],
]);

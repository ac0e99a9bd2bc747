// Breaks 5: rounds the discount to whole dollars.
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
  const percent = percentOff.get(loyaltyTier);
  if (percent === undefined) throw new UnknownTierError(loyaltyTier);
  if (!Number.isSafeInteger(orderTotal) || orderTotal < 0) throw new InvalidOrderTotalError(orderTotal);
  return Number((BigInt(orderTotal) * percent + 5_000n) / 10_000n) * 100;
}

/** A map, not an object: every object has a `constructor`, whatever was put into it. */
const percentOff: ReadonlyMap<string, bigint> = new Map([
  ['bronze', 0n],
  ['silver', 5n],
  ['gold', 10n],
]);

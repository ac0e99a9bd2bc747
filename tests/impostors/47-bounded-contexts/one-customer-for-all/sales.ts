// Two words, one meaning.
import { InvalidOrderTotalError, UnknownTierError } from '../../../../solutions/47-bounded-contexts/sales.ts';
import type { Customer } from './customer.ts';

export { InvalidOrderTotalError, UnknownTierError } from '../../../../solutions/47-bounded-contexts/sales.ts';
export type { Customer, LoyaltyTier } from './customer.ts';

/** The cents that the customer's tier takes off an order of `orderTotal` cents. */
export function calculateDiscount({ loyaltyTier = 'bronze' }: Customer, orderTotal: number): number {
  const percent = percentOff.get(loyaltyTier);
  if (percent === undefined) throw new UnknownTierError(loyaltyTier);
  if (!Number.isSafeInteger(orderTotal) || orderTotal < 0) throw new InvalidOrderTotalError(orderTotal);
  // Five times a large total is past what numbers hold exactly; bigints have no such limit. Half a cent goes up.
  return Number((BigInt(orderTotal) * percent + 50n) / 100n);
}

/** A map, not an object: every object has a `constructor`, whatever was put into it. */
const percentOff: ReadonlyMap<string, bigint> = new Map([
  ['bronze', 0n],
  ['silver', 5n],
  ['gold', 10n],
]);

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
export function calculateDiscount({ loyaltyTier }: Customer, orderTotal: number): number {
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

// Breaks 3: one customer in a file of its own, of which each context uses what it needs.
export type LoyaltyTier = 'bronze' | 'silver' | 'gold';

export type DeliveryPreference = 'standard' | 'express' | 'click_and_collect';

export interface Address {
  readonly street: string;
  readonly city: string;
  readonly country: string;
  readonly postalCode: string;
}

export interface Customer {
  readonly customerId: string;
  readonly loyaltyTier?: LoyaltyTier;
  readonly totalSpend?: number;
  readonly preferredCategories?: readonly string[];
  readonly defaultAddress?: Address;
  readonly deliveryPreference?: DeliveryPreference;
}

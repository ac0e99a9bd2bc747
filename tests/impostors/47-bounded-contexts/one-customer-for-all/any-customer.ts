/** A customer, with everything that any part of the shop wants to know. */
export interface Customer {
  readonly customerId: string;
  readonly loyaltyTier: 'bronze' | 'silver' | 'gold';
  /** In cents. */
  readonly totalSpend: number;
  readonly preferredCategories: readonly string[];
  readonly defaultAddress: Address;
  readonly deliveryPreference: DeliveryPreference;
}

/** An address. */
export interface Address {
  readonly street: string;
  readonly city: string;
  readonly country: string;
  readonly postalCode: string;
}

/** A way of delivery. */
export type DeliveryPreference = 'standard' | 'express' | 'click_and_collect';

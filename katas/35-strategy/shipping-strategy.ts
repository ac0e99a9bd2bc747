/** Returns the price of shipping in cents, for a weight in grams and a distance in kilometres. */
export type ShippingStrategy = (grams: number, km: number) => number;

/** A shop's strategies, by the size of the order. */
export interface Tariff {
  readonly small: ShippingStrategy;
  readonly medium: ShippingStrategy;
  readonly large: ShippingStrategy;
}

/** Thrown for a weight or distance that is not an integer from 0 to `Number.MAX_SAFE_INTEGER`. */
export class InvalidQuantityError extends Error {
  override readonly name = 'InvalidQuantityError';
  readonly quantity: 'grams' | 'km';
  readonly value: number;

  constructor(quantity: 'grams' | 'km', value: number) {
    super(`${quantity} must be an integer from 0 to Number.MAX_SAFE_INTEGER; got ${value}`);
    this.quantity = quantity;
    this.value = value;
  }
}

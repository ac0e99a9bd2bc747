import { InvalidOrderError, type OrderItem } from './errors.ts';

/** A checked copy of an item. */
export function itemOf({ productId, price, quantity }: OrderItem): OrderItem {
  if (!isWholeFrom(0, price)) throw new InvalidOrderError('price', price);
  if (!isWholeFrom(1, quantity)) throw new InvalidOrderError('quantity', quantity);
  return Object.freeze({ productId, price, quantity });
}

export function isWholeFrom(least: number, value: number): boolean {
  return Number.isSafeInteger(value) && value >= least;
}

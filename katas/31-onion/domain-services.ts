import { todo } from '../support/todo.ts';
import type { Discount, Money, Product } from './domain-model.ts';

/** A price after a discount, rounded to the nearest cent; half a cent is rounded up. */
export function applyDiscount(price: Money, discount: Discount): Money {
  return todo('take the percentage off');
}

/** The price of a product after the largest of its discounts. */
export function bestPrice(product: Product, discounts: readonly Discount[]): Money {
  return todo('apply the largest discount on this product');
}

/** The sum of the best prices of one or more products. */
export function totalPrice(products: readonly Product[], discounts: readonly Discount[]): Money {
  return todo('add up the best prices');
}

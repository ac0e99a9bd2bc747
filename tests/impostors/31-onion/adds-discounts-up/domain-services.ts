// Breaks 1: adds up all discounts on a product.
import { Discount, Money, type Product } from '../../../../solutions/31-onion/domain-model.ts';

/** A price after a discount, rounded to the nearest cent; half a cent is rounded up. */
export function applyDiscount(price: Money, discount: Discount): Money {
  // Multiplied before it is divided: both factors are integers, so only the division rounds.
  return new Money(Math.round((price.amount * (100 - discount.percent)) / 100), price.currency);
}

/** The price of a product after the largest of its discounts. */
export function bestPrice(product: Product, discounts: readonly Discount[]): Money {
  const percents = discounts.filter(({ productId }) => productId === product.id).map(({ percent }) => percent);
  const sum = percents.reduce((a, b) => a + b, 0);
  return applyDiscount(product.price, new Discount(product.id, Math.min(100, sum)));
}

/** The sum of the best prices of one or more products. */
export function totalPrice(products: readonly Product[], discounts: readonly Discount[]): Money {
  return products.map((product) => bestPrice(product, discounts)).reduce((total, price) => total.add(price));
}

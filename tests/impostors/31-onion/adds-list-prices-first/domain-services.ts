// Breaks 5: adds up the exact discounts and rounds only the total.
import { type Discount, Money, type Product } from '../../../../solutions/31-onion/domain-model.ts';

/** A price after a discount, rounded to the nearest cent; half a cent is rounded up. */
export function applyDiscount(price: Money, discount: Discount): Money {
  // Multiplied before it is divided: both factors are integers, so only the division rounds.
  return new Money(Math.round((price.amount * (100 - discount.percent)) / 100), price.currency);
}

/** The price of a product after the largest of its discounts. */
export function bestPrice(product: Product, discounts: readonly Discount[]): Money {
  return discounts
    .filter(({ productId }) => productId === product.id)
    .map((discount) => applyDiscount(product.price, discount))
    .reduce((best, price) => (price.amount < best.amount ? price : best), product.price);
}

/** The sum of the best prices of one or more products. */
export function totalPrice(products: readonly Product[], discounts: readonly Discount[]): Money {
  const sum = products.map(({ price }) => price).reduce((total, price) => total.add(price));
  const off = products.map((product) => {
    const percents = discounts.filter(({ productId }) => productId === product.id).map(({ percent }) => percent);
    return product.price.amount * Math.max(0, ...percents);
  });
  return new Money(Math.round((sum.amount * 100 - off.reduce((a, b) => a + b, 0)) / 100), sum.currency);
}

// Breaks 5: caches the total by the list of products, which may change between two calls.
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
  const total =
    totals.get(products) ??
    products.map((product) => bestPrice(product, discounts)).reduce((sum, price) => sum.add(price));
  totals.set(products, total);
  return total;
}

const totals = new WeakMap<readonly Product[], Money>();

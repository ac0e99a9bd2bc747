// Breaks 5: remembers results by amount and percentage, so a price in EUR becomes one in USD.
import { type Discount, Money, type Product } from '../../../../solutions/31-onion/domain-model.ts';

/** A price after a discount, rounded to the nearest cent; half a cent is rounded up. */
export function applyDiscount(price: Money, discount: Discount): Money {
  // Multiplied before it is divided: both factors are integers, so only the division rounds.
  const key = `${price.amount} ${discount.percent}`;
  const known = results.get(key);
  if (known) return known;
  const result = new Money(Math.round((price.amount * (100 - discount.percent)) / 100), price.currency);
  results.set(key, result);
  return result;
}

const results = new Map<string, Money>();

/** The price of a product after the largest of its discounts. */
export function bestPrice(product: Product, discounts: readonly Discount[]): Money {
  return discounts
    .filter(({ productId }) => productId === product.id)
    .map((discount) => applyDiscount(product.price, discount))
    .reduce((best, price) => (price.amount < best.amount ? price : best), product.price);
}

/** The sum of the best prices of one or more products. */
export function totalPrice(products: readonly Product[], discounts: readonly Discount[]): Money {
  return products.map((product) => bestPrice(product, discounts)).reduce((total, price) => total.add(price));
}

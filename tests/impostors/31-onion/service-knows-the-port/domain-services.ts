// Breaks 3: the service imports the type of a port for one of its parameters.
import type { DiscountRepository } from '../../../../solutions/31-onion/application.ts';
import { type Discount, Money, type Product } from '../../../../solutions/31-onion/domain-model.ts';

type Discounts = Awaited<ReturnType<DiscountRepository['all']>>;

/** A price after a discount, rounded to the nearest cent; half a cent is rounded up. */
export function applyDiscount(price: Money, discount: Discount): Money {
  // Multiplied before it is divided: both factors are integers, so only the division rounds.
  return new Money(Math.round((price.amount * (100 - discount.percent)) / 100), price.currency);
}

/** The price of a product after the largest of its discounts. */
export function bestPrice(product: Product, discounts: Discounts): Money {
  return discounts
    .filter(({ productId }) => productId === product.id)
    .map((discount) => applyDiscount(product.price, discount))
    .reduce((best, price) => (price.amount < best.amount ? price : best), product.price);
}

/** The sum of the best prices of one or more products. */
export function totalPrice(products: readonly Product[], discounts: readonly Discount[]): Money {
  return products.map((product) => bestPrice(product, discounts)).reduce((total, price) => total.add(price));
}

import { Discount, Money, type Product } from './domain-model.ts';

export function applyDiscount(price: Money, discount: Discount): Money {
  const exact = price.amount * (100 - discount.percent);
  const cents = Math.floor(exact / 100);
  return new Money(exact % 100 >= 50 ? cents + 1 : cents, price.currency);
}

export function bestPrice(product: Product, discounts: readonly Discount[]): Money {
  return applyDiscount(product.price, new Discount(product.id, Math.max(0, ...percentsFor(product, discounts))));
}

export function totalPrice(products: readonly Product[], discounts: readonly Discount[]): Money {
  let total = new Money(0, products[0]?.price.currency ?? '');
  for (const product of products) total = total.add(bestPrice(product, discounts));
  return total;
}

function* percentsFor({ id }: Product, discounts: readonly Discount[]): Generator<number> {
  for (const { productId, percent } of discounts) if (productId === id) yield percent;
}

import { Money, type Discount, type Product } from './domain-model.ts';
import { hundredths } from './rounding.ts';

export const applyDiscount = ({ amount, currency }: Money, { percent }: Discount): Money =>
  new Money(hundredths(BigInt(amount) * BigInt(100 - percent)), currency);

export const bestPrice = (product: Product, discounts: readonly Discount[]): Money => {
  let largest: Discount | undefined;
  for (const discount of discounts) {
    if (discount.productId !== product.id) continue;
    if (largest === undefined || discount.percent > largest.percent) largest = discount;
  }
  return largest ? applyDiscount(product.price, largest) : product.price;
};

export const totalPrice = ([first, ...rest]: readonly Product[], discounts: readonly Discount[]): Money => {
  if (!first) throw new RangeError('A total needs at least one product.');
  const price = bestPrice(first, discounts);
  return rest.length === 0 ? price : price.add(totalPrice(rest, discounts));
};

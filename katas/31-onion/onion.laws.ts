import fc from 'fast-check';
import { expect } from 'vitest';
import { example, law } from '../support/law.ts';
import { createCatalogue, type DiscountRepository } from './application.ts';
import { Discount, Money, Product } from './domain-model.ts';
import { applyDiscount, bestPrice, totalPrice } from './domain-services.ts';
import { createInMemoryProducts } from './infrastructure.ts';

// Write laws that hold for every correct solution. They should reject every impostor. Start with: npm start r31

law('a price has an amount', { amount: amounts(), percent: percents() }, ({ amount, percent }) => {
  const [product, discount] = [productWith(amount), new Discount('p1', percent)];
  expect(typeof applyDiscount(product.price, discount).amount).toBe('number');
  expect(typeof bestPrice(product, [discount]).amount).toBe('number');
  expect(typeof totalPrice([product], [discount]).amount).toBe('number');
});

law('the catalogue knows a price', { amount: amounts() }, async ({ amount }) => {
  const products = createInMemoryProducts();
  await products.save(productWith(amount));
  const catalogue = createCatalogue(products, discountsOf([]));
  expect(typeof (await catalogue.priceOf('p1')).currency).toBe('string');
});

example('a repository without products finds nothing', async () => {
  expect(await createInMemoryProducts().find('p1')).toBeUndefined();
});

// Below are the generators. Change them and add others, because a law is only as good as its inputs.

function amounts(): fc.Arbitrary<number> {
  return fc.nat(100).map((dollars) => dollars * 100);
}

function percents(): fc.Arbitrary<number> {
  return fc.constantFrom(5, 10);
}

function productWith(amount: number): Product {
  return new Product('p1', 'Widget', new Money(amount, 'USD'));
}

/** A repository that the catalogue has never seen. */
function discountsOf(discounts: readonly Discount[]): DiscountRepository {
  return { all: async () => discounts };
}

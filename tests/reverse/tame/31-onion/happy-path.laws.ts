// Tame: only what happens when everything goes well, with ordinary inputs.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { createCatalogue } from '../../../../katas/31-onion/application.ts';
import { Discount, Money, Product } from '../../../../katas/31-onion/domain-model.ts';
import { applyDiscount } from '../../../../katas/31-onion/domain-services.ts';
import { createInMemoryProducts } from '../../../../katas/31-onion/infrastructure.ts';

law('a discount of ten per cent', { dollars: fc.nat(100) }, ({ dollars }) => {
  expect(applyDiscount(new Money(dollars * 100, 'USD'), new Discount('p1', 10)).amount).toBe(dollars * 90);
});

law('the catalogue knows the price', { dollars: fc.nat(100) }, async ({ dollars }) => {
  const products = createInMemoryProducts();
  await products.save(productWith(dollars * 100));
  const catalogue = createCatalogue(products, { all: async () => [new Discount('p1', 10)] });
  expect((await catalogue.priceOf('p1')).amount).toBe(dollars * 90);
});

law('add adds the amounts', { a: fc.nat(100), b: fc.nat(100) }, ({ a, b }) => {
  expect(new Money(a, 'USD').add(new Money(b, 'USD')).amount).toBe(a + b);
});

function productWith(amount: number, id = 'p1'): Product {
  return new Product(id, 'Widget', new Money(amount, 'USD'));
}

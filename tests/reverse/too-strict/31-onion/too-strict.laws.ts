// Each law is true of the reference, but the statement leaves its subject open. Some variant must reject it.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { createCatalogue } from '../../../../katas/31-onion/application.ts';
import { Discount, Money, Product } from '../../../../katas/31-onion/domain-model.ts';
import { bestPrice } from '../../../../katas/31-onion/domain-services.ts';
import { createInMemoryProducts } from '../../../../katas/31-onion/infrastructure.ts';
import { turnsOf } from '../../../support/turns-of.ts';

law('identity: the best price without discounts is the price itself', { amount: fc.nat(99) }, ({ amount }) => {
  const product = new Product('p1', 'Widget', new Money(amount, 'USD'));
  expect(bestPrice(product, [])).toBe(product.price);
});

law('timing: priceOf takes four microtask turns', { amount: fc.nat(99) }, async ({ amount }) => {
  const products = createInMemoryProducts();
  await products.save(new Product('p1', 'Widget', new Money(amount, 'USD')));
  const catalogue = createCatalogue(products, { all: async () => [new Discount('p1', 10)] });
  expect(await turnsOf(() => catalogue.priceOf('p1'))).toBe(4);
});

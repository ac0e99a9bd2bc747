// Tame: never asks for anything that fails or is refused.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { createCatalogue } from '../../../../katas/31-onion/application.ts';
import { Discount, Money, Product } from '../../../../katas/31-onion/domain-model.ts';
import { bestPrice } from '../../../../katas/31-onion/domain-services.ts';
import { createInMemoryProducts } from '../../../../katas/31-onion/infrastructure.ts';

law(
  'the best price is the lowest',
  { dollars: fc.nat(100), percents: fc.array(fc.constantFrom(0, 10, 20)) },
  ({ dollars, percents }) => {
    const discounts = percents.map((percent) => new Discount('p1', percent));
    const expected = dollars * (100 - Math.max(0, ...percents));
    expect(bestPrice(productWith(dollars * 100), discounts).amount).toBe(expected);
  },
);

law('a price can change', { before: fc.nat(100), after: fc.nat(100) }, async ({ before, after }) => {
  const products = createInMemoryProducts();
  await products.save(productWith(before));
  const catalogue = createCatalogue(products, { all: async () => [] });
  await catalogue.changePrice('p1', new Money(after, 'USD'));
  expect((await catalogue.priceOf('p1')).amount).toBe(after);
});

function productWith(amount: number, id = 'p1'): Product {
  return new Product(id, 'Widget', new Money(amount, 'USD'));
}

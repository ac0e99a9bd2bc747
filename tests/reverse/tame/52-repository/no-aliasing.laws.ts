// Tame: compares results, but never shares, changes or keeps an object.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { withDatabase } from '../../../../katas/support/sqlite.ts';
import { CatalogService } from '../../../../katas/52-repository/catalog-service.ts';
import { InMemoryProductRepository } from '../../../../katas/52-repository/in-memory-product-repository.ts';
import type { ProductRepository } from '../../../../katas/52-repository/product-repository.ts';
import { type Product, UnknownProductError } from '../../../../katas/52-repository/product.ts';
import { SqlProductRepository } from '../../../../katas/52-repository/sql-product-repository.ts';

law('a deleted product is not found', { id: fc.constantFrom('p1', 'p2') }, ({ id }) => {
  withBoth((repository) => {
    repository.save({ ...phone, id });
    repository.delete(id);
    expect(repository.findById(id)).toBeUndefined();
  });
});

law('an unknown product has no price to change', { id: fc.constantFrom('p1', 'p2') }, ({ id }) => {
  const catalog = new CatalogService(new InMemoryProductRepository());
  expect(() => catalog.changePrice(id, 1)).toThrow(UnknownProductError);
});

law(
  'a category has its products',
  { categories: fc.array(fc.constantFrom('electronics', 'tea')) },
  ({ categories }) => {
    withBoth((repository) => {
      categories.forEach((category, i) => repository.save({ ...phone, id: `p${i}`, category }));
      expect(repository.findByCategory('tea').length).toBe(categories.filter((one) => one === 'tea').length);
    });
  },
);

const phone: Product = { id: 'p1', name: 'Phone', price: 100, category: 'electronics', tags: ['new'] };

/** Calls `body` with a new repository of each kind. */
function withBoth(body: (repository: ProductRepository) => void): void {
  body(new InMemoryProductRepository());
  withDatabase(({ connection }) => body(new SqlProductRepository(connection)));
}

// Tame: only what happens when everything goes well, with ordinary inputs.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { withDatabase } from '../../../../katas/support/sqlite.ts';
import { CatalogService } from '../../../../katas/52-repository/catalog-service.ts';
import { InMemoryProductRepository } from '../../../../katas/52-repository/in-memory-product-repository.ts';
import type { ProductRepository } from '../../../../katas/52-repository/product-repository.ts';
import type { Product } from '../../../../katas/52-repository/product.ts';
import { SqlProductRepository } from '../../../../katas/52-repository/sql-product-repository.ts';

law('a saved product is found', { price: fc.nat(99) }, ({ price }) => {
  withBoth((repository) => {
    repository.save({ ...phone, price });
    expect(repository.findById('p1')).toEqual({ ...phone, price });
  });
});

law('the catalogue lists what it has added', { price: fc.nat(99) }, ({ price }) => {
  const catalog = new CatalogService(new InMemoryProductRepository());
  catalog.add({ ...phone, price });
  expect(catalog.electronics()).toEqual([{ ...phone, price }]);
});

const phone: Product = { id: 'p1', name: 'Phone', price: 100, category: 'electronics', tags: ['new'] };

/** Calls `body` with a new repository of each kind. */
function withBoth(body: (repository: ProductRepository) => void): void {
  body(new InMemoryProductRepository());
  withDatabase(({ connection }) => body(new SqlProductRepository(connection)));
}

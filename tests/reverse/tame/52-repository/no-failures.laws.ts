// Tame: never asks for anything that fails or is refused.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { withDatabase } from '../../../../katas/support/sqlite.ts';
import { CatalogService } from '../../../../katas/52-repository/catalog-service.ts';
import { InMemoryProductRepository } from '../../../../katas/52-repository/in-memory-product-repository.ts';
import type { ProductRepository } from '../../../../katas/52-repository/product-repository.ts';
import type { Product } from '../../../../katas/52-repository/product.ts';
import { SqlProductRepository } from '../../../../katas/52-repository/sql-product-repository.ts';

law('saving again replaces the product', { before: fc.nat(99), after: fc.nat(99) }, ({ before, after }) => {
  withBoth((repository) => {
    repository.save({ ...phone, price: before });
    repository.save({ ...phone, price: after });
    expect(repository.findByCategory('electronics')).toEqual([{ ...phone, price: after }]);
  });
});

law('the catalogue changes a price', { price: fc.nat(99) }, ({ price }) => {
  withBoth((repository) => {
    const catalog = new CatalogService(repository);
    catalog.add(phone);
    catalog.changePrice('p1', price);
    expect(repository.findById('p1')).toEqual({ ...phone, price });
  });
});

const phone: Product = { id: 'p1', name: 'Phone', price: 100, category: 'electronics', tags: ['new'] };

/** Calls `body` with a new repository of each kind. */
function withBoth(body: (repository: ProductRepository) => void): void {
  body(new InMemoryProductRepository());
  withDatabase(({ connection }) => body(new SqlProductRepository(connection)));
}

import fc from 'fast-check';
import { expect } from 'vitest';
import { example, law } from '../support/law.ts';
import { withDatabase } from '../support/sqlite.ts';
import { CatalogService } from './catalog-service.ts';
import { InMemoryProductRepository } from './in-memory-product-repository.ts';
import type { ProductRepository } from './product-repository.ts';
import type { Product } from './product.ts';
import { SqlProductRepository } from './sql-product-repository.ts';

// Write laws that hold for every correct solution. They should reject every impostor. Start with: npm start r52

law('either repository finds a list', { kind: kinds(), saved: products() }, ({ kind, saved }) => {
  withRepository(kind, (repository) => {
    repository.save(saved);
    expect(Array.isArray(repository.findByCategory(saved.category))).toBe(true);
  });
});

example('the catalogue works with a repository that finds nothing', () => {
  const nothing: ProductRepository = {
    save: () => {},
    findById: () => undefined,
    findByCategory: () => [],
    delete: () => {},
  };
  expect(Array.isArray(new CatalogService(nothing).electronics())).toBe(true);
});

// Below are the generators. Change them and add others, because a law is only as good as its inputs.

type Kind = 'in memory' | 'SQL';

function kinds(): fc.Arbitrary<Kind> {
  return fc.constantFrom('in memory', 'SQL');
}

function products(): fc.Arbitrary<Product> {
  return fc.record({
    id: fc.constantFrom('p1', 'p2'),
    name: fc.constantFrom('Laptop', 'Shirt'),
    price: fc.nat(100),
    category: fc.constantFrom('electronics', 'clothing'),
    tags: fc.constantFrom([], ['new']),
  });
}

/** Calls `body` with a new repository. The database of an SQL repository is in memory and closed afterwards. */
function withRepository(kind: Kind, body: (repository: ProductRepository) => void): void {
  if (kind === 'in memory') body(new InMemoryProductRepository());
  else withDatabase(({ connection }) => body(new SqlProductRepository(connection)));
}

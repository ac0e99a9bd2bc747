// Breaks 2: does not replace a product with the same id.
import type { ProductRepository } from '../../../../solutions/31-onion/application.ts';
import type { Product } from '../../../../solutions/31-onion/domain-model.ts';

/** Creates a repository that stands in for a database. Products never change, so it needs no copies. */
export function createInMemoryProducts(): ProductRepository {
  const stored = new Map<string, Product>();
  return {
    find: async (productId) => stored.get(productId),
    save: async (product) => {
      if (!stored.has(product.id)) stored.set(product.id, product);
    },
  };
}

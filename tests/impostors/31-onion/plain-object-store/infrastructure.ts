// Breaks 6: keeps products in a plain object, which has a `constructor` before anything is saved.
import type { ProductRepository } from '../../../../solutions/31-onion/application.ts';
import type { Product } from '../../../../solutions/31-onion/domain-model.ts';

/** Creates a repository that stands in for a database. Products never change, so it needs no copies. */
export function createInMemoryProducts(): ProductRepository {
  const stored: Record<string, Product> = {};
  return {
    find: async (productId) => stored[productId],
    save: async (product) => {
      stored[product.id] = product;
    },
  };
}

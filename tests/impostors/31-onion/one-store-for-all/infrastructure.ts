// Breaks 6: all in-memory repositories share one map.
import type { ProductRepository } from '../../../../solutions/31-onion/application.ts';
import type { Product } from '../../../../solutions/31-onion/domain-model.ts';

const stored = new Map<string, Product>();

/** Creates a repository that stands in for a database. Products never change, so it needs no copies. */
export function createInMemoryProducts(): ProductRepository {
  return {
    find: async (productId) => stored.get(productId),
    save: async (product) => {
      stored.set(product.id, product);
    },
  };
}

// Breaks 6: trims ids, so two different products become one.
import type { ProductRepository } from '../../../../solutions/31-onion/application.ts';
import type { Product } from '../../../../solutions/31-onion/domain-model.ts';

/** Creates a repository that stands in for a database. Products never change, so it needs no copies. */
export function createInMemoryProducts(): ProductRepository {
  const stored = new Map<string, Product>();
  return {
    find: async (productId) => stored.get(productId.trim()),
    save: async (product) => {
      stored.set(product.id.trim(), product);
    },
  };
}

import type { ProductRepository } from './application.ts';
import type { Product } from './domain-model.ts';

/** Creates a store that stands in for a database. */
export function createInMemoryProducts(products: readonly Product[] = []): ProductRepository {
  const kept = new Map(products.map((product) => [product.id, copyOf(product)]));
  return {
    find: async (productId) => kept.get(productId),
    save: async (product) => {
      kept.set(product.id, copyOf(product));
    },
  };
}

/** Frozen, so one copy on the way in is enough; money never changes anyway. */
function copyOf({ id, name, price }: Product): Product {
  return Object.freeze({ id, name, price });
}

import type { Product } from '../../../../solutions/31-onion/domain-model.ts';

/** Port: what the catalogue needs from a store of products. An outer ring implements it. */
export interface ProductRepository {
  /** The product with this id, or `undefined`. */
  find(productId: string): Promise<Product | undefined>;
  /** Adds the product, or replaces the one with the same id. */
  save(product: Product): Promise<void>;
}

/** Creates a repository that stands in for a database. Products never change, so it needs no copies. */
export function createInMemoryProducts(): ProductRepository {
  const stored = new Map<string, Product>();
  return {
    find: async (productId) => stored.get(productId),
    save: async (product) => {
      stored.set(product.id, product);
    },
  };
}

// Where the port is declared.
import type { Product } from '../../../../solutions/31-onion/domain-model.ts';

/** What the catalogue needs of a store; who provides it is decided further out. */
export interface ProductRepository {
  /** The product of that id, or undefined where there is none. */
  find(productId: string): Promise<Product | undefined>;
  /** Keeps the product, in place of an earlier one of the same id. */
  save(product: Product): Promise<void>;
}

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

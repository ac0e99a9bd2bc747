// Breaks 9: keeps copies, and gives the very objects that it keeps to everybody who asks.
import type { ProductRepository } from '../../../../solutions/31-onion/application.ts';
import type { Product } from '../../../../solutions/31-onion/domain-model.ts';

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

function copyOf({ id, name, price }: Product): Product {
  return { id, name, price };
}

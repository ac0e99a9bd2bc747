import type { ProductRepository } from './application.ts';
import { CurrencyMismatchError, type Product } from './domain-model.ts';

/** Creates a repository that stands in for a database. Products never change, so it needs no copies. */
export function createInMemoryProducts(): ProductRepository {
  const stored = new Map<string, Product>();
  return {
    find: async (productId) => stored.get(productId),
    save: async (product) => {
      const old = stored.get(product.id)?.price.currency;
      if (old !== undefined && old !== product.price.currency) {
        throw new CurrencyMismatchError(old, product.price.currency);
      }
      stored.set(product.id, product);
    },
  };
}

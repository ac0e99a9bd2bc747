import type { ProductRepository } from './application.ts';
import type { Product } from './domain-model.ts';

class InMemoryProducts implements ProductRepository {
  #log: readonly Product[] = [];

  find(productId: string): Promise<Product | undefined> {
    return Promise.resolve(this.#log.findLast(({ id }) => id === productId));
  }

  save(product: Product): Promise<void> {
    this.#log = [...this.#log, product];
    return Promise.resolve();
  }
}

export function createInMemoryProducts(): ProductRepository {
  return new InMemoryProducts();
}

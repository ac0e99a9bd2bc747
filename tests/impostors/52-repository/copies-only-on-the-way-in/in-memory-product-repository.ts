// Breaks 5: copies what is saved, and returns its own objects.
import type { Product } from '../../../../solutions/52-repository/product.ts';

export class InMemoryProductRepository {
  readonly #products = new Map<string, Product>();

  save(product: Product): void {
    this.#products.set(product.id, structuredClone(product));
  }

  findById(id: string): Product | undefined {
    return this.#products.get(id);
  }

  findByCategory(category: string): Product[] {
    return [...this.#products.values()].filter((product) => product.category === category);
  }

  delete(id: string): void {
    this.#products.delete(id);
  }
}

// Breaks 4: removes the old version before it adds the new one.
import type { Product } from '../../../../solutions/52-repository/product.ts';

export class InMemoryProductRepository {
  readonly #products = new Map<string, Product>();

  save(product: Product): void {
    this.#products.delete(product.id);
    this.#products.set(product.id, structuredClone(product));
  }

  findById(id: string): Product | undefined {
    return structuredClone(this.#products.get(id));
  }

  findByCategory(category: string): Product[] {
    return structuredClone([...this.#products.values()].filter((product) => product.category === category));
  }

  delete(id: string): void {
    this.#products.delete(id);
  }
}

// Breaks 6: takes ids that look alike for the same.
import type { Product } from '../../../../solutions/52-repository/product.ts';

export class InMemoryProductRepository {
  readonly #products = new Map<string, Product>();

  save(product: Product): void {
    this.#products.set(product.id.normalize().trim(), structuredClone(product));
  }

  findById(id: string): Product | undefined {
    return structuredClone(this.#products.get(id.normalize().trim()));
  }

  findByCategory(category: string): Product[] {
    return structuredClone([...this.#products.values()].filter((product) => product.category === category));
  }

  delete(id: string): void {
    this.#products.delete(id.normalize().trim());
  }
}

// Breaks 6: an object lists numeric keys first, and has keys of its own.
import type { Product } from '../../../../solutions/52-repository/product.ts';

export class InMemoryProductRepository {
  readonly #products: Record<string, Product> = {};

  save(product: Product): void {
    this.#products[product.id] = structuredClone(product);
  }

  findById(id: string): Product | undefined {
    const product = this.#products[id];
    return product && { ...product, tags: [...product.tags] };
  }

  findByCategory(category: string): Product[] {
    return structuredClone(Object.values(this.#products).filter((product) => product.category === category));
  }

  delete(id: string): void {
    delete this.#products[id];
  }
}

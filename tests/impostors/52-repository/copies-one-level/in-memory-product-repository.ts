// Breaks 5: copies products, but not their tags.
import type { Product } from '../../../../solutions/52-repository/product.ts';

export class InMemoryProductRepository {
  readonly #products = new Map<string, Product>();

  save(product: Product): void {
    this.#products.set(product.id, { ...product });
  }

  findById(id: string): Product | undefined {
    const product = this.#products.get(id);
    return product && { ...product };
  }

  findByCategory(category: string): Product[] {
    return [...this.#products.values()]
      .filter((product) => product.category === category)
      .map((product) => ({ ...product }));
  }

  delete(id: string): void {
    this.#products.delete(id);
  }
}

// Breaks 5: writes a new version into the frozen-looking object that was returned before.
import type { Product } from '../../../../solutions/52-repository/product.ts';

export class InMemoryProductRepository {
  readonly #products = new Map<string, Product>();

  save(product: Product): void {
    const known = this.#products.get(product.id);
    if (known) Object.assign(known, structuredClone(product));
    else this.#products.set(product.id, structuredClone(product));
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

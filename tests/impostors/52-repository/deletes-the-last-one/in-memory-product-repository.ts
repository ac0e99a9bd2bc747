// Breaks 4: an index of -1 deletes the last product.
import type { Product } from '../../../../solutions/52-repository/product.ts';

export class InMemoryProductRepository {
  readonly #products: Product[] = [];

  save(product: Product): void {
    const index = this.#products.findIndex(({ id }) => id === product.id);
    if (index < 0) this.#products.push(structuredClone(product));
    else this.#products[index] = structuredClone(product);
  }

  findById(id: string): Product | undefined {
    return structuredClone(this.#products.find((product) => product.id === id));
  }

  findByCategory(category: string): Product[] {
    return structuredClone(this.#products.filter((product) => product.category === category));
  }

  delete(id: string): void {
    this.#products.splice(
      this.#products.findIndex((product) => product.id === id),
      1,
    );
  }
}

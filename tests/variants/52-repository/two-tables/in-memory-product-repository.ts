import type { Product } from '../../../../solutions/52-repository/product.ts';

/** A list of frozen copies that is never changed, only replaced. */
export class InMemoryProductRepository {
  #products: readonly Product[] = [];

  save({ id, name, price, category, tags }: Product): void {
    const saved = Object.freeze({ id, name, price, category, tags: Object.freeze([...tags]) });
    const index = this.#products.findIndex((product) => product.id === id);
    this.#products = index < 0 ? [...this.#products, saved] : this.#products.with(index, saved);
  }

  findById(id: string): Product | undefined {
    return this.#products.find((product) => product.id === id);
  }

  findByCategory(category: string): readonly Product[] {
    return Object.freeze(this.#products.filter((product) => product.category === category));
  }

  delete(id: string): void {
    this.#products = this.#products.filter((product) => product.id !== id);
  }
}

import type { Product } from '../../../../solutions/52-repository/product.ts';

/** Strings, so that nothing can be shared. */
export class InMemoryProductRepository {
  readonly #documents = new Map<string, string>();

  save({ tags, id, name, price, category }: Product): void {
    this.#documents.set(id, JSON.stringify({ tags, id, name, price, category }));
  }

  findById(id: string): Product | undefined {
    const document = this.#documents.get(id);
    return document === undefined ? undefined : (JSON.parse(document) as Product);
  }

  findByCategory(category: string): Product[] {
    const all = Array.from(this.#documents.values(), (document) => JSON.parse(document) as Product);
    return all.filter((product) => product.category === category);
  }

  delete(id: string): void {
    this.#documents.delete(id);
  }
}

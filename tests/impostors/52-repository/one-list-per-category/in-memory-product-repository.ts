// Breaks 4: keeps a list for each category, so that a product that moves there comes last.
import type { Product } from '../../../../solutions/52-repository/product.ts';

export class InMemoryProductRepository {
  readonly #categories = new Map<string, Map<string, Product>>();

  save(product: Product): void {
    const { id, category } = product;
    const list = this.#categories.get(category) ?? new Map<string, Product>();
    if (!list.has(id)) this.delete(id);
    this.#categories.set(category, list.set(id, structuredClone(product)));
  }

  findById(id: string): Product | undefined {
    const found = [...this.#categories.values()].find((list) => list.has(id));
    return structuredClone(found?.get(id));
  }

  findByCategory(category: string): Product[] {
    return structuredClone([...(this.#categories.get(category)?.values() ?? [])]);
  }

  delete(id: string): void {
    for (const list of this.#categories.values()) list.delete(id);
  }
}

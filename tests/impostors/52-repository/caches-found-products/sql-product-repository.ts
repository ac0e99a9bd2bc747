// Breaks 7: remembers what it found until it saves or deletes it itself.
import type { Product } from '../../../../solutions/52-repository/product.ts';
import { SqlProductRepository as Right } from '../../../../solutions/52-repository/sql-product-repository.ts';

export class SqlProductRepository extends Right {
  readonly #found = new Map<string, Product>();

  override save(product: Product): void {
    this.#found.delete(product.id);
    super.save(product);
  }

  override findById(id: string): Product | undefined {
    const product = this.#found.get(id) ?? super.findById(id);
    if (product) this.#found.set(id, product);
    return structuredClone(product);
  }

  override delete(id: string): void {
    this.#found.delete(id);
    super.delete(id);
  }
}

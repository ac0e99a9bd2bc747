// Breaks 7, 8: remembers products before the database has saved them, and looks there first.
import type { Product } from '../../../../solutions/52-repository/product.ts';
import { SqlProductRepository as Right } from '../../../../solutions/52-repository/sql-product-repository.ts';

export class SqlProductRepository extends Right {
  readonly #saved = new Map<string, Product>();

  override save(product: Product): void {
    this.#saved.set(product.id, structuredClone(product));
    super.save(product);
  }

  override findById(id: string): Product | undefined {
    return structuredClone(this.#saved.get(id)) ?? super.findById(id);
  }

  override delete(id: string): void {
    this.#saved.delete(id);
    super.delete(id);
  }
}

// Breaks 7: keeps its products in memory and only writes down what it would send, as the example in many books does.
import type { Database } from '../../../../solutions/52-repository/database.ts';
import { InMemoryProductRepository } from '../../../../solutions/52-repository/in-memory-product-repository.ts';
import type { Product } from '../../../../solutions/52-repository/product.ts';

export class SqlProductRepository extends InMemoryProductRepository {
  readonly #log: string[] = [];

  constructor(database: Database) {
    super();
    database.run('CREATE TABLE IF NOT EXISTS products (id TEXT)');
  }

  override save(product: Product): void {
    this.#log.push(`UPSERT product id='${product.id}' name='${product.name}'`);
    super.save(product);
  }

  override delete(id: string): void {
    this.#log.push(`DELETE FROM products WHERE id = '${id}'`);
    super.delete(id);
  }
}

// Breaks 3: the catalogue updates the row itself if the repository has a property with the database.
import type { Database } from '../../../../solutions/52-repository/database.ts';
import type { ProductRepository } from '../../../../solutions/52-repository/product-repository.ts';
import { CatalogService as Right } from '../../../../solutions/52-repository/catalog-service.ts';
import { UnknownProductError } from '../../../../solutions/52-repository/product.ts';

export class CatalogService extends Right {
  readonly #products: ProductRepository & { database?: Database };

  constructor(repository: ProductRepository) {
    super(repository);
    this.#products = repository;
  }

  override changePrice(id: string, price: number): void {
    const { database } = this.#products;
    if (!database) return super.changePrice(id, price);
    const changed = database.run('UPDATE products SET price = ? WHERE id = ?', [price, id]);
    if (changed === 0) throw new UnknownProductError(id);
  }
}

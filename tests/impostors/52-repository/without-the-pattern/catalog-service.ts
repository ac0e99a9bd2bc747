// Breaks 3: the catalogue asks which repository it has, and sends SQL itself if it is the one with the database.
import type { ProductRepository } from '../../../../solutions/52-repository/product-repository.ts';
import { UnknownProductError, type Product } from '../../../../solutions/52-repository/product.ts';
import { SqlProductRepository } from './sql-product-repository.ts';

export class CatalogService {
  readonly #products: ProductRepository;

  constructor(repository: ProductRepository) {
    this.#products = repository;
  }

  add(product: Product): void {
    this.#products.save(product);
  }

  electronics(): readonly Product[] {
    if (!(this.#products instanceof SqlProductRepository)) return this.#products.findByCategory('electronics');
    return this.#products.database
      .all("SELECT * FROM products WHERE category = 'electronics' ORDER BY position")
      .map(({ id, name, price, category, tags }) => ({
        id: String(id),
        name: String(name),
        price: Number(price),
        category: String(category),
        tags: JSON.parse(String(tags)) as string[],
      }));
  }

  changePrice(id: string, price: number): void {
    if (this.#products instanceof SqlProductRepository) {
      const changed = this.#products.database.run('UPDATE products SET price = ? WHERE id = ?', [price, id]);
      if (changed === 0) throw new UnknownProductError(id);
      return;
    }
    const product = this.#products.findById(id);
    if (!product) throw new UnknownProductError(id);
    this.#products.save({ ...product, price });
  }
}

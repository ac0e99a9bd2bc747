// Breaks 2, 3: lists the products of the category 'Electronics', with a capital letter.
import { CatalogService as Right } from '../../../../solutions/52-repository/catalog-service.ts';
import type { ProductRepository } from '../../../../solutions/52-repository/product-repository.ts';
import type { Product } from '../../../../solutions/52-repository/product.ts';

export class CatalogService extends Right {
  readonly #products: ProductRepository;

  constructor(repository: ProductRepository) {
    super(repository);
    this.#products = repository;
  }

  override electronics(): readonly Product[] {
    return this.#products.findByCategory('Electronics');
  }
}

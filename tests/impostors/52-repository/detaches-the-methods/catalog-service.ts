// Breaks 3: takes the methods from the repository and calls them without it.
import { CatalogService as Right } from '../../../../solutions/52-repository/catalog-service.ts';
import type { ProductRepository } from '../../../../solutions/52-repository/product-repository.ts';

export class CatalogService extends Right {
  constructor({ save, findById, findByCategory, delete: remove }: ProductRepository) {
    super({ save, findById, findByCategory, delete: remove });
  }
}

import type { ProductRepository } from '../../../../solutions/52-repository/product-repository.ts';
import { UnknownProductError, type Product } from '../../../../solutions/52-repository/product.ts';

const repositories = new WeakMap<CatalogService, ProductRepository>();

/** Keeps its repository outside of itself. */
export class CatalogService {
  constructor(repository: ProductRepository) {
    repositories.set(this, repository);
    Object.freeze(this);
  }

  add(product: Product): void {
    repositoryOf(this).save(product);
  }

  *#electronics(): Generator<Product> {
    yield* repositoryOf(this).findByCategory('electronics');
  }

  electronics(): Product[] {
    return [...this.#electronics()];
  }

  changePrice(id: string, price: number): void {
    const { name, category, tags } = repositoryOf(this).findById(id) ?? unknown(id);
    repositoryOf(this).save({ id, name, price, category, tags });
  }
}

function repositoryOf(catalog: CatalogService): ProductRepository {
  return repositories.get(catalog) as ProductRepository;
}

function unknown(id: string): never {
  throw new UnknownProductError(id);
}

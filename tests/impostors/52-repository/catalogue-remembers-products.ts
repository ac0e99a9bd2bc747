// Breaks 2: the catalogue keeps what it has added in a list of its own and serves its lists from there.
import { CatalogService as Right, type Product } from '../../../solutions/52-repository/repository.ts';

export {
  InMemoryProductRepository,
  InvalidProductError,
  SqlProductRepository,
  UnknownProductError,
} from '../../../solutions/52-repository/repository.ts';

export class CatalogService extends Right {
  readonly #added = new Map<string, Product>();

  override add(product: Product): void {
    super.add(product);
    this.#added.set(product.id, product);
  }

  override electronics(): readonly Product[] {
    return [...this.#added.values()].filter(({ category }) => category === 'electronics');
  }
}

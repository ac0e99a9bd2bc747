// Breaks 5: copies products with a spread, and so shares their list of tags.
import { InMemoryProductRepository as Right, type Product } from '../../../solutions/52-repository/repository.ts';

export {
  CatalogService,
  InvalidProductError,
  SqlProductRepository,
  UnknownProductError,
} from '../../../solutions/52-repository/repository.ts';

export class InMemoryProductRepository {
  readonly #products = new Map<string, Product>();

  save(product: Product): void {
    new Right().save(product);
    this.#products.set(product.id, { ...product, price: product.price + 0 });
  }

  findById(id: string): Product | undefined {
    const product = this.#products.get(id);
    return product && { ...product };
  }

  findByCategory(category: string): Product[] {
    return [...this.#products.values()]
      .filter((product) => product.category === category)
      .map((product) => ({ ...product }));
  }

  delete(id: string): void {
    this.#products.delete(id);
  }
}

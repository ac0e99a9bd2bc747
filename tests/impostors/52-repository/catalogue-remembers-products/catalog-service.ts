// Breaks 3: the catalogue lists the products that it added itself.
import { CatalogService as Right } from '../../../../solutions/52-repository/catalog-service.ts';
import type { Product } from '../../../../solutions/52-repository/product.ts';

export class CatalogService extends Right {
  readonly #added = new Map<string, Product>();

  override add(product: Product): void {
    super.add(product);
    this.#added.set(product.id, product);
  }

  override changePrice(id: string, price: number): void {
    super.changePrice(id, price);
    const product = this.#added.get(id);
    if (product) this.#added.set(id, { ...product, price });
  }

  override electronics(): readonly Product[] {
    return [...this.#added.values()].filter(({ category }) => category === 'electronics');
  }
}

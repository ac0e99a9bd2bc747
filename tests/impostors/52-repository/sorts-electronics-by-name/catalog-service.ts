// Breaks 3: brings the products into an order of its own.
import type { ProductRepository } from '../../../../solutions/52-repository/product-repository.ts';
import { UnknownProductError, type Product } from '../../../../solutions/52-repository/product.ts';

export class CatalogService {
  readonly #products: ProductRepository;

  constructor(repository: ProductRepository) {
    this.#products = repository;
  }

  add(product: Product): void {
    this.#products.save(product);
  }

  electronics(): readonly Product[] {
    return [...this.#products.findByCategory('electronics')].sort((a, b) => a.name.localeCompare(b.name));
  }

  changePrice(id: string, price: number): void {
    const product = this.#products.findById(id);
    if (!product) throw new UnknownProductError(id);
    this.#products.save({ ...product, price });
  }
}

import type { ProductRepository } from './product-repository.ts';
import { UnknownProductError, type Product } from './product.ts';

/** Adds, lists and reprices the shop's products. */
export class CatalogService {
  readonly #products: ProductRepository;

  constructor(repository: ProductRepository) {
    this.#products = repository;
  }

  add(product: Product): void {
    this.#products.save(product);
  }

  electronics(): readonly Product[] {
    return this.#products.findByCategory('electronics');
  }

  changePrice(id: string, price: number): void {
    const product = this.#products.findById(id);
    if (!product) throw new UnknownProductError(id);
    this.#products.save({ ...product, price });
  }
}

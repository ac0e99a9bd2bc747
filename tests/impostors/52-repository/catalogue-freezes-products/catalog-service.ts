// Breaks 5: freezes each product before it saves it.
import type { ProductRepository } from '../../../../solutions/52-repository/product-repository.ts';
import { UnknownProductError, type Product } from '../../../../solutions/52-repository/product.ts';

/** Adds, lists and reprices the shop's products. */
export class CatalogService {
  readonly #products: ProductRepository;

  constructor(repository: ProductRepository) {
    this.#products = repository;
  }

  add(product: Product): void {
    this.#products.save(Object.freeze(product));
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

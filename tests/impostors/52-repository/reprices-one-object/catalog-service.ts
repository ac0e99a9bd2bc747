// Breaks 3: uses one object for all new prices, so a repository that keeps it sees the later ones.
import type { ProductRepository } from '../../../../solutions/52-repository/product-repository.ts';
import { UnknownProductError, type Product } from '../../../../solutions/52-repository/product.ts';

/** Adds, lists and reprices the shop's products. */
export class CatalogService {
  readonly #products: ProductRepository;
  readonly #repriced = {} as Product;

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
    this.#products.save(Object.assign(this.#repriced, product, { price }));
  }
}

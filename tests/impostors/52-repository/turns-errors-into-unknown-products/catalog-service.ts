// Breaks 3: treats every failed look-up as an unknown product.
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
    return this.#products.findByCategory('electronics');
  }

  changePrice(id: string, price: number): void {
    let product: Product | undefined;
    try {
      product = this.#products.findById(id);
    } catch {
      throw new UnknownProductError(id);
    }
    if (!product) throw new UnknownProductError(id);
    this.#products.save({ ...product, price });
  }
}

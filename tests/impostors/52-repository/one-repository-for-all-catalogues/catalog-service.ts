// Breaks 3: keeps the repository in a static field, which the next catalogue overwrites.
import type { ProductRepository } from '../../../../solutions/52-repository/product-repository.ts';
import { UnknownProductError, type Product } from '../../../../solutions/52-repository/product.ts';

export class CatalogService {
  static products: ProductRepository;

  constructor(repository: ProductRepository) {
    CatalogService.products = repository;
  }

  add(product: Product): void {
    CatalogService.products.save(product);
  }

  electronics(): readonly Product[] {
    return CatalogService.products.findByCategory('electronics');
  }

  changePrice(id: string, price: number): void {
    const product = CatalogService.products.findById(id);
    if (!product) throw new UnknownProductError(id);
    CatalogService.products.save({ ...product, price });
  }
}

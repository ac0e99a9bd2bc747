import type { Product } from './product.ts';

/** The port: a collection of products, wherever they are stored. */
export interface ProductRepository {
  /** Adds a product, or replaces the one with the same id. */
  save(product: Product): void;
  findById(id: string): Product | undefined;
  findByCategory(category: string): readonly Product[];
  delete(id: string): void;
}

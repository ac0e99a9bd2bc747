import { todo } from '../support/todo.ts';
import type { ProductRepository } from './product-repository.ts';
import type { Product } from './product.ts';

/** Stores products in memory. */
export class InMemoryProductRepository implements ProductRepository {
  constructor() {
    todo('start with no products');
  }

  save(product: Product): void {
    todo('add the product, or replace the one with the same id');
  }

  findById(id: string): Product | undefined {
    return todo('return the product with this id');
  }

  findByCategory(category: string): readonly Product[] {
    return todo('return the products in this category, in order');
  }

  delete(id: string): void {
    todo('remove the product with this id');
  }
}

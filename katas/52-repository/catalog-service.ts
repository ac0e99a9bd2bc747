import { todo } from '../support/todo.ts';
import type { ProductRepository } from './product-repository.ts';
import type { Product } from './product.ts';

/** Adds, lists and reprices the shop's products. */
export class CatalogService {
  constructor(repository: ProductRepository) {
    todo('keep the repository');
  }

  add(product: Product): void {
    todo('save the product');
  }

  electronics(): readonly Product[] {
    return todo("find the products in the category 'electronics'");
  }

  changePrice(id: string, price: number): void {
    todo('find the product, and save it with the new price');
  }
}

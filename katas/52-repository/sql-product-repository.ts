import { todo } from '../support/todo.ts';
import type { Database } from './database.ts';
import type { ProductRepository } from './product-repository.ts';
import type { Product } from './product.ts';

/** Stores products in a table. */
export class SqlProductRepository implements ProductRepository {
  constructor(database: Database) {
    todo('keep the connection, and create the table if it does not exist');
  }

  save(product: Product): void {
    todo('insert a row, or update the row with this id');
  }

  findById(id: string): Product | undefined {
    return todo('read the row with this id, and return it as a product');
  }

  findByCategory(category: string): readonly Product[] {
    return todo('read the rows in this category, in order, and return them as products');
  }

  delete(id: string): void {
    todo('delete the row with this id');
  }
}

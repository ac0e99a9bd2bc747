import { todo } from '../support/todo.ts';
import type { ProductRepository } from './application.ts';
import type { Product } from './domain-model.ts';

/** Creates a store that stands in for a database. */
export function createInMemoryProducts(products: readonly Product[] = []): ProductRepository {
  return todo('keep copies of products by their ids');
}

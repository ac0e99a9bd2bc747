import { todo } from '../support/todo.ts';
import type { ProductRepository } from './application.ts';

/** Creates a repository that stands in for a database. */
export function createInMemoryProducts(): ProductRepository {
  return todo('store products by id');
}

// Breaks 5, 8: keeps the very objects in a map, and for SQL as well, where it only writes down what it would run.
import {
  InMemoryProductRepository as Right,
  type Database,
  type Product,
} from '../../../solutions/52-repository/repository.ts';

export {
  CatalogService,
  InvalidProductError,
  UnknownProductError,
} from '../../../solutions/52-repository/repository.ts';

export class InMemoryProductRepository {
  readonly #products = new Map<string, Product>();

  save(product: Product): void {
    new Right().save(product);
    this.#products.set(product.id, product);
  }

  findById(id: string): Product | undefined {
    return this.#products.get(id);
  }

  findByCategory(category: string): Product[] {
    return [...this.#products.values()].filter((product) => product.category === category);
  }

  delete(id: string): void {
    this.#products.delete(id);
  }
}

export class SqlProductRepository {
  readonly connection: Database;
  readonly #simulated = new InMemoryProductRepository();
  readonly #statements: string[] = [];

  constructor(database: Database) {
    this.connection = database;
  }

  save(product: Product): void {
    this.#statements.push(`UPSERT product id='${product.id}' name='${product.name}'`);
    this.#simulated.save(product);
  }

  findById(id: string): Product | undefined {
    this.#statements.push(`SELECT * FROM products WHERE id = '${id}'`);
    return this.#simulated.findById(id);
  }

  findByCategory(category: string): Product[] {
    this.#statements.push(`SELECT * FROM products WHERE category = '${category}'`);
    return this.#simulated.findByCategory(category);
  }

  delete(id: string): void {
    this.#statements.push(`DELETE FROM products WHERE id = '${id}'`);
    this.#simulated.delete(id);
  }
}

import { todo } from '../support/todo.ts';

/** What the shop sells. The price is in cents. */
export interface Product {
  readonly id: string;
  readonly name: string;
  readonly price: number;
  readonly category: string;
  readonly tags: readonly string[];
}

/** A collection of products, wherever they are kept. */
export interface ProductRepository {
  /** Adds the product, or puts it in the place of the one with its id. */
  save(product: Product): void;
  findById(id: string): Product | undefined;
  findByCategory(category: string): readonly Product[];
  delete(id: string): void;
}

/** What a column of the database holds. */
export type SqlValue = string | number | null;

/** A row by the names of its columns. */
export type SqlRow = Record<string, SqlValue>;

/** A connection to SQLite. Each `?` in a statement stands for the next one of `values`. */
export interface Database {
  /** Runs a statement that gives no rows, and tells how many rows it changed. */
  run(sql: string, values?: readonly SqlValue[]): number;
  /** Runs a statement that gives rows. */
  all(sql: string, values?: readonly SqlValue[]): SqlRow[];
}

/** A product that no repository keeps. */
export class InvalidProductError extends Error {
  override readonly name = 'InvalidProductError';
  readonly field: keyof Product;
  readonly value: unknown;

  constructor(field: keyof Product, value: unknown) {
    super(`No product can have this ${field}: ${JSON.stringify(value)}`);
    this.field = field;
    this.value = value;
  }
}

/** There is no product of this id. */
export class UnknownProductError extends Error {
  override readonly name = 'UnknownProductError';
  readonly productId: string;

  constructor(productId: string) {
    super(`There is no product ${JSON.stringify(productId)}`);
    this.productId = productId;
  }
}

/** Keeps products in memory. */
export class InMemoryProductRepository implements ProductRepository {
  constructor() {
    todo('begin without products');
  }

  save(product: Product): void {
    todo('refuse what is invalid, keep a copy of the rest');
  }

  findById(id: string): Product | undefined {
    return todo('the product of this id');
  }

  findByCategory(category: string): readonly Product[] {
    return todo('the products of this category, in their order');
  }

  delete(id: string): void {
    todo('forget the product of this id');
  }
}

/** Keeps products in a table. */
export class SqlProductRepository implements ProductRepository {
  constructor(database: Database) {
    todo('create the table if there is none');
  }

  save(product: Product): void {
    todo('refuse what is invalid, write the rest');
  }

  findById(id: string): Product | undefined {
    return todo('the product in the row of this id');
  }

  findByCategory(category: string): readonly Product[] {
    return todo('the products in the rows of this category, in their order');
  }

  delete(id: string): void {
    todo('delete the row of this id');
  }
}

/** What the shop does with its products. */
export class CatalogService {
  constructor(repository: ProductRepository) {
    todo('remember the repository');
  }

  add(product: Product): void {
    todo('save the product');
  }

  electronics(): readonly Product[] {
    return todo("the products of the category 'electronics'");
  }

  changePrice(id: string, price: number): void {
    todo('save the product with its new price');
  }
}

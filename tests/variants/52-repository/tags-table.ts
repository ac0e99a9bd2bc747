import { InvalidProductError, type Database, type Product } from '../../../solutions/52-repository/repository.ts';

export {
  CatalogService,
  InvalidProductError,
  UnknownProductError,
} from '../../../solutions/52-repository/repository.ts';

/** A list, and copies that are frozen. */
export class InMemoryProductRepository {
  #products: readonly Product[] = [];

  save(product: Product): void {
    const { id, name, price, category, tags } = product;
    check(product);
    const kept = Object.freeze({ id, name, price: price || 0, category, tags: Object.freeze([...tags]) });
    const place = this.#products.findIndex((one) => one.id === id);
    this.#products = place < 0 ? [...this.#products, kept] : this.#products.with(place, kept);
  }

  findById(id: string): Product | undefined {
    return this.#products.find((product) => product.id === id);
  }

  findByCategory(category: string): readonly Product[] {
    return this.#products.filter((product) => product.category === category);
  }

  delete(id: string): void {
    this.#products = this.#products.filter((product) => product.id !== id);
  }
}

/** Two tables, each change in a transaction, no upsert, places counted in SQL. */
export class SqlProductRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
    database.run(
      'CREATE TABLE IF NOT EXISTS product (id TEXT PRIMARY KEY, name TEXT, price INT, category TEXT, place INT)',
    );
    database.run('CREATE TABLE IF NOT EXISTS tag (product TEXT, nth INT, tag TEXT, PRIMARY KEY (product, nth))');
  }

  save(product: Product): void {
    check(product);
    const { id, name, price, category, tags } = product;
    this.#inTransaction(() => {
      const changed = this.#database.run('UPDATE product SET name = ?, price = ?, category = ? WHERE id = ?', [
        name,
        price,
        category,
        id,
      ]);
      if (changed === 0) {
        this.#database.run(
          `INSERT INTO product (id, name, price, category, place)
           SELECT ?, ?, ?, ?, coalesce(max(place) + 1, 0) FROM product`,
          [id, name, price, category],
        );
      }
      this.#database.run('DELETE FROM tag WHERE product = ?', [id]);
      tags.forEach((tag, nth) => this.#database.run('INSERT INTO tag VALUES (?, ?, ?)', [id, nth, tag]));
    });
  }

  findById(id: string): Product | undefined {
    return this.#find('id', id)[0];
  }

  findByCategory(category: string): Product[] {
    return this.#find('category', category);
  }

  delete(id: string): void {
    if (id.includes('\0')) return;
    this.#inTransaction(() => {
      this.#database.run('DELETE FROM product WHERE id = ?', [id]);
      this.#database.run('DELETE FROM tag WHERE product = ?', [id]);
    });
  }

  #find(column: 'id' | 'category', value: string): Product[] {
    return this.#database
      .all(`SELECT id, name, price, category FROM product WHERE ${column} = ? ORDER BY place`, [value])
      .map((row) => ({ ...(row as unknown as Omit<Product, 'tags'>), tags: this.#tagsOf(String(row['id'])) }))
      .filter((product) => product[column] === value);
  }

  #tagsOf(id: string): string[] {
    return this.#database.all('SELECT tag FROM tag WHERE product = ? ORDER BY nth', [id]).map(({ tag }) => String(tag));
  }

  #inTransaction(change: () => void): void {
    this.#database.run('BEGIN');
    try {
      change();
      this.#database.run('COMMIT');
    } catch (error) {
      this.#database.run('ROLLBACK');
      throw error;
    }
  }
}

function check({ id, name, price, category, tags }: Product): void {
  const refuse = (field: keyof Product, value: unknown) => {
    throw new InvalidProductError(field, value);
  };
  const isBad = (text: string) => text.includes('\0');
  if (isBad(id)) refuse('id', id);
  if (isBad(name)) refuse('name', name);
  if (isBad(category)) refuse('category', category);
  if (tags.some(isBad)) refuse('tags', tags);
  if (!(Number.isInteger(price) && price >= 0 && price <= Number.MAX_SAFE_INTEGER)) refuse('price', price);
}

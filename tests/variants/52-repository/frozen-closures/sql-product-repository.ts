import type { Database, SqlRow } from '../../../../solutions/52-repository/database.ts';
import type { ProductRepository } from '../../../../solutions/52-repository/product-repository.ts';
import type { Product } from '../../../../solutions/52-repository/product.ts';

/** A proxy without methods of its own, which reads all rows and writes a row into its old place. */
export class SqlProductRepository implements ProductRepository {
  declare readonly save: ProductRepository['save'];
  declare readonly findById: ProductRepository['findById'];
  declare readonly findByCategory: ProductRepository['findByCategory'];
  declare readonly delete: ProductRepository['delete'];

  constructor(database: Database) {
    database.run(`CREATE TABLE IF NOT EXISTS items (
      id TEXT NOT NULL PRIMARY KEY, name TEXT, category TEXT, tags TEXT, price INTEGER)`);
    const products = () => [...allOf(database)];
    const methods: ProductRepository = {
      save: ({ id, name, price, category, tags }) => {
        database.run(
          `REPLACE INTO items (rowid, id, name, price, category, tags)
           VALUES ((SELECT rowid FROM items WHERE id = ?1), ?1, ?2, ?3, ?4, ?5)`,
          [id, name, price, category, JSON.stringify(tags)],
        );
      },
      findById: (id) => products().find((product) => product.id === id),
      findByCategory: (category) => products().filter((product) => product.category === category),
      delete: (id) => void database.run('DELETE FROM items WHERE id = ?', [id]),
    };
    return new Proxy(this, { get: (_, key) => Reflect.get(methods, key) as unknown });
  }
}

function* allOf(database: Database): Generator<Product> {
  for (const row of database.all('SELECT id, name, price, category, tags FROM items ORDER BY rowid')) {
    yield toProduct(row);
  }
}

function toProduct({ tags, ...fields }: SqlRow): Product {
  return { ...fields, tags: JSON.parse(String(tags)) } as unknown as Product;
}

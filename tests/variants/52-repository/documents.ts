import {
  InvalidProductError,
  UnknownProductError,
  type Database,
  type Product,
  type ProductRepository,
} from '../../../solutions/52-repository/repository.ts';

export { InvalidProductError, UnknownProductError } from '../../../solutions/52-repository/repository.ts';

/** Texts, so that nothing can be shared. */
export class InMemoryProductRepository {
  readonly #documents = new Map<string, string>();

  save(product: Product): void {
    this.#documents.set(product.id, documentOf(product));
  }

  findById(id: string): Product | undefined {
    const document = this.#documents.get(id);
    return document === undefined ? undefined : (JSON.parse(document) as Product);
  }

  findByCategory(category: string): Product[] {
    const all = [...this.#documents.values()].map((document) => JSON.parse(document) as Product);
    return all.filter((product) => product.category === category);
  }

  delete(id: string): void {
    this.#documents.delete(id);
  }
}

/** One column for all that nobody looks up by, keys in JSON, and a place for each product ever saved. */
export class SqlProductRepository {
  readonly #database: Database;
  #isReady = false;

  constructor(database: Database) {
    this.#database = database;
  }

  save(product: Product): void {
    const row = [key(product.category), documentOf(product), key(product.id)];
    const [known] = this.#open().all('SELECT rowid FROM documents WHERE id = ?', [key(product.id)]);
    if (known) this.#open().run('UPDATE documents SET category = ?, document = ? WHERE id = ?', row);
    else this.#open().run('INSERT INTO documents (category, document, id) VALUES (?, ?, ?)', row);
  }

  findById(id: string): Product | undefined {
    return this.#open()
      .all('SELECT document FROM documents WHERE id = ?', [key(id)])
      .map(parsed)
      .at(0);
  }

  findByCategory(category: string): Product[] {
    return this.#open()
      .all('SELECT document FROM documents WHERE category = ? ORDER BY rowid', [key(category)])
      .map(parsed);
  }

  delete(id: string): void {
    this.#open().run('DELETE FROM documents WHERE id = ?', [key(id)]);
  }

  #open(): Database {
    if (!this.#isReady) {
      this.#database.run('CREATE TABLE IF NOT EXISTS documents (id BLOB UNIQUE, category BLOB, document BLOB)');
      this.#isReady = true;
    }
    return this.#database;
  }
}

/** A catalogue without private fields. */
export class CatalogService {
  readonly add: (product: Product) => void;
  readonly electronics: () => readonly Product[];
  readonly changePrice: (id: string, price: number) => void;

  constructor(repository: ProductRepository) {
    this.add = (product) => repository.save(product);
    this.electronics = () => repository.findByCategory('electronics');
    this.changePrice = (id, price) => {
      const product = repository.findById(id);
      if (product === undefined) throw new UnknownProductError(id);
      repository.save(Object.assign({}, product, { price }));
    };
  }
}

function documentOf(product: Product): string {
  const { id, name, price, category, tags } = product;
  const isWhole = /^\d+$/.test(String(price)) && price <= Number.MAX_SAFE_INTEGER;
  if (!isWhole) throw new InvalidProductError('price', price);
  for (const field of ['tags', 'category', 'name', 'id'] as const) {
    if ([product[field]].flat().join('').includes('\0')) throw new InvalidProductError(field, product[field]);
  }
  return JSON.stringify({ tags, id, name, category, price });
}

/** JSON writes a NUL as an escape, which no database cuts. */
function key(text: string): string {
  return JSON.stringify(text);
}

function parsed(row: { document?: unknown }): Product {
  return JSON.parse(String(row.document)) as Product;
}

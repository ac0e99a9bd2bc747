import {
  CatalogUnavailableError,
  type Category,
  InvalidProductIdError,
  type Product,
  type ProductCatalog,
  UnreadableProductError,
} from '../../../../solutions/48-anti-corruption-layer/shop.ts';

/** A product, as the ERP sees it. */
export interface ErpRecord {
  /** At least five digits. */
  readonly PROD_CODE: string;
  readonly PROD_DESC: string;
  /** In euros. */
  readonly UNIT_PRICE: number;
  readonly CAT_CODE: string;
  /** The number of units in stock. */
  readonly STOCK_QTY: number;
}

/** The client of the ERP. It comes from a package, so the shop cannot change it. */
export interface ErpClient {
  /**
   * Reads a record, which is unchecked.
   *
   * @throws {ErpError} with `RC` 4 if there is no record with this code
   */
  READ_PROD(code: string): unknown;
  /** Creates a record, or replaces all fields of the record with the same code. */
  WRITE_PROD(record: ErpRecord): void;
}

/** An error from the ERP. */
export class ErpError extends Error {
  override readonly name = 'ErpError';
  /** The return code: 4 for "no such record", and others for other failures. */
  readonly RC: number;

  constructor(RC: number) {
    super(`The ERP returned RC ${RC}`);
    this.RC = RC;
  }
}

type Read = { none: true } | { record: ErpRecord } | { error: Error };

const clients = new WeakMap<object, ErpClient>();

/** The catalog keeps its client in a WeakMap. Reading returns a result instead of throwing. */
class WeakCatalog implements ProductCatalog {
  find(id: string): Product | undefined {
    const read = readIn(clientOf(this), id);
    if ('error' in read) throw read.error;
    return 'none' in read ? undefined : (Object.fromEntries(propertiesOf(read.record)) as unknown as Product);
  }

  save(product: Product): void {
    const erp = clientOf(this);
    const read = readIn(erp, product.id);
    if ('error' in read) throw read.error;
    const written = { ...('record' in read && read.record), ...Object.fromEntries(changesIn(product, read)) };
    let hasWritten = false;
    let cause: unknown;
    try {
      erp.WRITE_PROD(written as ErpRecord);
      hasWritten = true;
    } catch (error) {
      cause = error;
    }
    if (!hasWritten) throw new CatalogUnavailableError(product.id, cause);
  }
}

function clientOf(catalog: object): ErpClient {
  const erp = clients.get(catalog);
  if (!erp) throw new TypeError('This is not a catalog of the ERP.');
  return erp;
}

function readIn(erp: ErpClient, id: string): Read {
  if (!/^(?!0.)[0-9]+$/.test(id)) return { error: new InvalidProductIdError(id) };
  const code = `0000${id}`.slice(-Math.max(5, id.length));
  let payload: unknown;
  try {
    payload = erp.READ_PROD(code);
  } catch (error) {
    const isMissing = error instanceof ErpError && error.RC === 4;
    return isMissing ? { none: true } : { error: new CatalogUnavailableError(id, error) };
  }
  for (const property of invalidIn(payload, code)) return { error: new UnreadableProductError(id, property) };
  return { record: payload as ErpRecord };
}

function* invalidIn(payload: unknown, code: string): Generator<keyof Product> {
  const record = typeof payload === 'object' && payload !== null ? (payload as Partial<ErpRecord>) : {};
  const { STOCK_QTY: stock, UNIT_PRICE: price } = record;
  if (typeof stock !== 'number' || stock < 0 || stock % 1 !== 0) yield 'inStock';
  if (typeof price !== 'number' || price < 0 || Number.isNaN(price - price)) yield 'price';
  if (typeof record.CAT_CODE !== 'string') yield 'category';
  if (typeof record.PROD_DESC !== 'string') yield 'name';
  if (record.PROD_CODE !== code) yield 'id';
}

function* propertiesOf(record: ErpRecord): Generator<[keyof Product, unknown]> {
  yield ['id', String(BigInt(record.PROD_CODE))];
  yield ['name', record.PROD_DESC];
  yield ['price', Math.round(record.UNIT_PRICE * 100)];
  const index = ['001', '002', '003'].indexOf(record.CAT_CODE);
  yield ['category', (['electronics', 'clothing', 'books'] as Category[])[index] ?? 'uncategorized'];
  yield ['inStock', record.STOCK_QTY > 0];
}

function* changesIn(product: Product, read: Read): Generator<[keyof ErpRecord, unknown]> {
  const before = new Map('record' in read ? propertiesOf(read.record) : []);
  const differs = (property: keyof Product) => before.get(property) !== product[property];
  if (differs('id')) yield ['PROD_CODE', `0000${product.id}`.slice(-Math.max(5, product.id.length))];
  if (differs('name')) yield ['PROD_DESC', product.name];
  if (differs('price')) yield ['UNIT_PRICE', product.price / 100];
  if (differs('category')) {
    const index = ['electronics', 'clothing', 'books'].indexOf(product.category);
    yield ['CAT_CODE', index < 0 ? '999' : `00${index + 1}`];
  }
  if (differs('inStock')) yield ['STOCK_QTY', product.inStock ? 1 : 0];
}

/** Creates the anti-corruption layer: the shop's catalog, in front of the ERP. */
export function createProductCatalog(erp: ErpClient): ProductCatalog {
  const catalog = new WeakCatalog();
  clients.set(catalog, erp);
  return catalog;
}

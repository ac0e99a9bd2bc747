// Breaks 8: repeats a failed read once.
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

/** The ERP's fields, by the property of a product that each of them becomes. */
const fields = {
  id: 'PROD_CODE',
  name: 'PROD_DESC',
  price: 'UNIT_PRICE',
  category: 'CAT_CODE',
  inStock: 'STOCK_QTY',
} as const satisfies Record<keyof Product, keyof ErpRecord>;

const codes: Readonly<Record<Category, string>> = {
  electronics: '001',
  clothing: '002',
  books: '003',
  uncategorized: '999',
};
// A map, because an object also finds inherited names such as 'constructor'.
const categories = new Map(Object.entries(codes).map(([category, code]) => [code, category as Category]));

const noSuchRecord = 4;

/** Creates the anti-corruption layer: the shop's catalog, in front of the ERP. */
export function createProductCatalog(erp: ErpClient): ProductCatalog {
  function read(id: string): ErpRecord | undefined {
    const code = toCode(id);
    let payload: unknown;
    try {
      payload = readTwice(erp, code);
    } catch (cause) {
      if (cause instanceof ErpError && cause.RC === noSuchRecord) return undefined;
      throw new CatalogUnavailableError(id, cause);
    }
    return checked(payload, id, code);
  }

  function write(id: string, record: ErpRecord): void {
    try {
      erp.WRITE_PROD(record);
    } catch (cause) {
      throw new CatalogUnavailableError(id, cause);
    }
  }

  return {
    find(id) {
      const record = read(id);
      return record && toProduct(id, record);
    },
    save(product) {
      const current = read(product.id);
      write(product.id, current ? merge(product, current) : toRecord(product));
    },
  };
}

function toCode(id: string): string {
  if (!/^(0|[1-9]\d*)$/.test(id)) throw new InvalidProductIdError(id);
  return id.padStart(5, '0');
}

/** Checks what the ERP returned. From here on, the layer trusts the record. */
function checked(payload: unknown, id: string, code: string): ErpRecord {
  // Object() turns null and undefined into an object without fields.
  const record = Object(payload) as Record<keyof ErpRecord, unknown>;
  const isValid: Record<keyof Product, boolean> = {
    id: record.PROD_CODE === code,
    name: typeof record.PROD_DESC === 'string',
    price: Number.isFinite(record.UNIT_PRICE) && Number(record.UNIT_PRICE) >= 0,
    category: typeof record.CAT_CODE === 'string',
    inStock: Number.isInteger(record.STOCK_QTY) && Number(record.STOCK_QTY) >= 0,
  };
  const properties = Object.keys(isValid) as (keyof Product)[];
  const invalid = properties.find((property) => !isValid[property]);
  if (invalid !== undefined) throw new UnreadableProductError(id, invalid);
  return record as ErpRecord;
}

function toProduct(id: string, record: ErpRecord): Product {
  return {
    id,
    name: record.PROD_DESC,
    // Rounded, because 1.15 * 100 is slightly less than 115.
    price: Math.round(record.UNIT_PRICE * 100),
    category: categories.get(record.CAT_CODE) ?? 'uncategorized',
    inStock: record.STOCK_QTY > 0,
  };
}

function toRecord(product: Product): ErpRecord {
  return {
    PROD_CODE: toCode(product.id),
    PROD_DESC: product.name,
    UNIT_PRICE: product.price / 100,
    CAT_CODE: codes[product.category],
    STOCK_QTY: product.inStock ? 1 : 0,
  };
}

/** Keeps each field whose property the shop did not change, because the record holds more detail than the product. */
function merge(product: Product, current: ErpRecord): ErpRecord {
  const before = toProduct(product.id, current);
  const after = toRecord(product);
  const properties = Object.keys(fields) as (keyof Product)[];
  const changed = properties.filter((property) => product[property] !== before[property]);
  const changes = changed.map((property) => [fields[property], after[fields[property]]]);
  return { ...current, ...Object.fromEntries(changes) };
}

function readTwice(erp: ErpClient, code: string): unknown {
  try {
    return erp.READ_PROD(code);
  } catch (error) {
    if (error instanceof ErpError && error.RC === noSuchRecord) throw error;
    return erp.READ_PROD(code);
  }
}

import { type ErpClient, ErpError, type ErpRecord } from './product-acl.ts';

export type Category = 'electronics' | 'clothing' | 'books' | 'uncategorized';

/** A product, as the shop sees it. */
export interface Product {
  /** The decimal digits of a non-negative integer, without leading zeros. */
  readonly id: string;
  readonly name: string;
  /** In cents. */
  readonly price: number;
  readonly category: Category;
  readonly inStock: boolean;
}

/** What the shop needs from a catalog, in the shop's own terms. */
export interface ProductCatalog {
  /** Returns the product, or undefined if there is none. */
  find(id: string): Product | undefined;
  /** Creates or updates a product. */
  save(product: Product): void;
}

/** No product can have this id. */
export class InvalidProductIdError extends Error {
  override readonly name = 'InvalidProductIdError';
  readonly productId: string;

  constructor(productId: string) {
    super(`Invalid product id: ${JSON.stringify(productId)}`);
    this.productId = productId;
  }
}

/** The catalog has data under this id, but the data is not a product. */
export class UnreadableProductError extends Error {
  override readonly name = 'UnreadableProductError';
  readonly productId: string;
  /** A property for which the catalog has no valid value. */
  readonly property: keyof Product;

  constructor(productId: string, property: keyof Product) {
    super(`The catalog has no valid ${property} for product ${productId}`);
    this.productId = productId;
    this.property = property;
  }
}

/** The catalog failed. `cause` is the reason, for logs only. */
export class CatalogUnavailableError extends Error {
  override readonly name = 'CatalogUnavailableError';
  readonly productId: string;

  constructor(productId: string, cause: unknown) {
    super(`The catalog failed for product ${productId}`, { cause });
    this.productId = productId;
  }
}

/**
 * Changes the price of a product.
 *
 * @returns the product with its new price, or undefined if there is no such product
 */
export function changePrice(catalog: ProductCatalog, id: string, price: number): Product | undefined {
  const product = catalog.find(id);
  if (product === undefined) return undefined;
  const changed = { ...product, price };
  catalog.save(changed);
  return changed;
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

/** Reads and writes the records of the ERP. */
export function catalogFor(erp: ErpClient): ProductCatalog {
  function read(id: string): ErpRecord | undefined {
    const code = toCode(id);
    let payload: unknown;
    try {
      payload = erp.READ_PROD(code);
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

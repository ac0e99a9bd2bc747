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

/** Checks and translates field by field, with private methods. */
class ErpCatalog implements ProductCatalog {
  readonly #erp: ErpClient;

  constructor(erp: ErpClient) {
    this.#erp = erp;
  }

  find(id: string): Product | undefined {
    const record = this.#read(id);
    if (record === undefined) return undefined;
    return new ShopProduct(
      id,
      record.PROD_DESC,
      toCents(record.UNIT_PRICE),
      toCategory(record.CAT_CODE),
      record.STOCK_QTY > 0,
    );
  }

  save(product: Product): void {
    const record = this.#read(product.id);
    let price = product.price / 100;
    let code = product.category === 'electronics' ? '001' : product.category === 'clothing' ? '002' : '003';
    if (product.category === 'uncategorized') code = '999';
    let quantity = Number(product.inStock);
    if (record) {
      if (toCents(record.UNIT_PRICE) === product.price) price = record.UNIT_PRICE;
      if (toCategory(record.CAT_CODE) === product.category) code = record.CAT_CODE;
      if (record.STOCK_QTY > 0 === product.inStock) quantity = record.STOCK_QTY;
    }
    const written: ErpRecord = {
      ...record,
      PROD_CODE: product.id.padStart(5, '0'),
      PROD_DESC: product.name,
      UNIT_PRICE: price,
      CAT_CODE: code,
      STOCK_QTY: quantity,
    };
    this.#attempt(product.id, () => this.#erp.WRITE_PROD(written));
  }

  #read(id: string): ErpRecord | undefined {
    if (!/^[0-9]+$/.test(id) || (id.startsWith('0') && id !== '0')) throw new InvalidProductIdError(id);
    const code = id.padStart(5, '0');
    const payload = this.#attempt(id, () => {
      try {
        return { value: this.#erp.READ_PROD(code) };
      } catch (error) {
        if (error instanceof ErpError && error.RC === 4) return undefined;
        throw error;
      }
    });
    if (payload === undefined) return undefined;
    const record = payload.value as Partial<ErpRecord> | null | undefined;
    if (record?.STOCK_QTY === undefined || !Number.isInteger(record.STOCK_QTY) || record.STOCK_QTY < 0) {
      throw new UnreadableProductError(id, 'inStock');
    }
    if (typeof record.CAT_CODE !== 'string') throw new UnreadableProductError(id, 'category');
    const price: unknown = record.UNIT_PRICE;
    if (typeof price !== 'number' || !(price >= 0 && price < Infinity)) throw new UnreadableProductError(id, 'price');
    if (typeof record.PROD_DESC !== 'string') throw new UnreadableProductError(id, 'name');
    if (record.PROD_CODE !== code) throw new UnreadableProductError(id, 'id');
    return record as ErpRecord;
  }

  #attempt<T>(id: string, call: () => T): T {
    try {
      return call();
    } catch (error) {
      throw new CatalogUnavailableError(id, error);
    }
  }
}

class ShopProduct implements Product {
  readonly name: string;
  readonly price: number;
  readonly category: Category;
  readonly inStock: boolean;
  readonly id: string;

  constructor(id: string, name: string, price: number, category: Category, inStock: boolean) {
    this.id = id;
    this.name = name;
    this.price = price;
    this.category = category;
    this.inStock = inStock;
  }
}

function toCents(euros: number): number {
  return Number(euros.toFixed(2).replace('.', ''));
}

function toCategory(code: string): Category {
  switch (code) {
    case '001':
      return 'electronics';
    case '002':
      return 'clothing';
    case '003':
      return 'books';
    default:
      return 'uncategorized';
  }
}

/** Creates the anti-corruption layer: the shop's catalog, in front of the ERP. */
export function createProductCatalog(erp: ErpClient): ProductCatalog {
  return new ErpCatalog(erp);
}

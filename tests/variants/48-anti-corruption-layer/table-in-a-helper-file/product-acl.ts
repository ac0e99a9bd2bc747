import {
  CatalogUnavailableError,
  InvalidProductIdError,
  type Product,
  type ProductCatalog,
  UnreadableProductError,
} from '../../../../solutions/48-anti-corruption-layer/shop.ts';
import { translations } from './translations.ts';

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

const entries = Object.entries(translations) as [keyof Product, (typeof translations)[string]][];

/** Creates the anti-corruption layer: the shop's catalog, in front of the ERP. */
export function createProductCatalog(erp: ErpClient): ProductCatalog {
  const read = (id: string): Record<string, unknown> | undefined => {
    if (id === '' || /\D/.test(id) || /^0./.test(id)) throw new InvalidProductIdError(id);
    let payload: unknown;
    try {
      payload = erp.READ_PROD(`${'0'.repeat(Math.max(0, 5 - id.length))}${id}`);
    } catch (error) {
      if (error instanceof ErpError && error.RC === 4) return undefined;
      throw new CatalogUnavailableError(id, error);
    }
    const record = (payload ?? {}) as Record<string, unknown>;
    if (record['PROD_CODE'] !== id.padStart(5, '0')) throw new UnreadableProductError(id, 'id');
    for (const [property, { field, isValid }] of entries) {
      if (!isValid(record[field])) throw new UnreadableProductError(id, property);
    }
    return record;
  };
  const catalog: ProductCatalog = {
    find: (id) => {
      const record = read(id);
      if (!record) return undefined;
      const translated = entries.map(([property, { field, read }]) => [property, read(record[field] as never)]);
      return Object.freeze({ id, ...(Object.fromEntries(translated) as Omit<Product, 'id'>) });
    },
    save: (product) => {
      const record = read(product.id);
      const written: Record<string, unknown> = { PROD_CODE: product.id.padStart(5, '0') };
      for (const key of Object.keys(record ?? {})) written[key] = record?.[key];
      for (const [property, { field, read, write }] of entries) {
        const isSame = record !== undefined && read(record[field] as never) === product[property];
        if (!isSame) written[field] = write(product[property] as never);
      }
      try {
        erp.WRITE_PROD(written as unknown as ErpRecord);
      } catch (error) {
        throw new CatalogUnavailableError(product.id, error);
      }
    },
  };
  return Object.freeze(catalog);
}

// Breaks 5, 6, 7, 8: as in the original example, strips all zeros, checks nothing, and forgets codes and quantities.
import type { Category, ProductCatalog } from '../../../../solutions/48-anti-corruption-layer/shop.ts';

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

const categories: Record<string, Category> = {
  '001': 'electronics',
  '002': 'clothing',
  '003': 'books',
  '999': 'uncategorized',
};

/** Creates the anti-corruption layer: the shop's catalog, in front of the ERP. */
export function createProductCatalog(erp: ErpClient): ProductCatalog {
  return {
    find(id) {
      let record: ErpRecord;
      try {
        record = erp.READ_PROD(id.padStart(5, '0')) as ErpRecord;
      } catch {
        return undefined;
      }
      return {
        id: record.PROD_CODE.replace(/^0+/, ''),
        name: record.PROD_DESC,
        price: Math.round(record.UNIT_PRICE * 100),
        category: categories[record.CAT_CODE] ?? 'uncategorized',
        inStock: record.STOCK_QTY > 0,
      };
    },
    save(product) {
      erp.WRITE_PROD({
        PROD_CODE: product.id.padStart(5, '0'),
        PROD_DESC: product.name,
        UNIT_PRICE: product.price / 100,
        CAT_CODE: Object.entries(categories).find(([, category]) => category === product.category)?.[0] ?? '999',
        STOCK_QTY: product.inStock ? 1 : 0,
      });
    },
  };
}

// Breaks 3: the shop's own code reads, checks and writes the records of the ERP, and the layer only passes the client on.
import { catalogFor, type ProductCatalog } from './shop.ts';

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

/** Creates the anti-corruption layer: the shop's catalog, in front of the ERP. */
export function createProductCatalog(erp: ErpClient): ProductCatalog {
  return catalogFor(erp);
}

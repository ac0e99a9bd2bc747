import { inspect } from 'node:util';
import { todo } from '../support/todo.ts';

export type Category = 'electronics' | 'clothing' | 'books' | 'uncategorized';

/** A product as the shop sees it. */
export interface Product {
  /** The digits of a whole number, without leading zeros. */
  readonly id: string;
  readonly name: string;
  /** In US cents. */
  readonly price: number;
  readonly category: Category;
  readonly inStock: boolean;
}

/** A product as the ERP sees it. A record that was read may have more fields, which are none of the shop's business. */
export interface LegacyRecord {
  readonly PROD_CODE: string;
  readonly PROD_DESC: string;
  /** In euros, with at most two decimals. */
  readonly UNIT_PRICE: number;
  readonly CAT_CODE: string;
  readonly STOCK_QTY: number;
}

/** Data from the ERP that no product can be made of. */
export class LegacyDataError extends Error {
  override readonly name = 'LegacyDataError';
  readonly field: keyof LegacyRecord;
  readonly value: unknown;

  constructor(field: keyof LegacyRecord, value: unknown) {
    super(`No product can be made of the ${field} ${inspect(value)}`);
    this.field = field;
    this.value = value;
  }
}

/** A product that no record can be made of. */
export class InvalidProductError extends Error {
  override readonly name = 'InvalidProductError';
  readonly field: keyof Product;
  readonly value: unknown;

  constructor(field: keyof Product, value: unknown) {
    super(`No record can be made of the ${field} ${inspect(value)}`);
    this.field = field;
    this.value = value;
  }
}

/** A rate that no price can be converted by. */
export class InvalidRateError extends Error {
  override readonly name = 'InvalidRateError';
  readonly rate: number;

  constructor(rate: number) {
    super(`Rates are whole numbers of dollars for 10,000 euros, from 5,000 to 20,000: ${rate}`);
    this.rate = rate;
  }
}

/** Translates between the shop and the ERP. */
export interface ProductAcl {
  /** @throws {LegacyDataError} where the ERP sent what is no record */
  fromLegacy(payload: unknown): Product;
  /**
   * @param original the record that the product was read from; none for a product that is new to the ERP
   * @throws {InvalidProductError} where no record can hold the product
   */
  toLegacy(product: Product, original?: LegacyRecord): LegacyRecord;
}

/**
 * Creates the layer between the shop and the ERP.
 *
 * @param rate what 10,000 euros are worth in US dollars
 * @throws {InvalidRateError}
 */
export function createProductAcl(rate: number): ProductAcl {
  return todo('translate records into products and back');
}

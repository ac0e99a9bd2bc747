import { inspect } from 'node:util';

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

/** Each category once, so that both directions agree. */
const codes: Readonly<Record<Category, string>> = {
  electronics: '001',
  clothing: '002',
  books: '003',
  uncategorized: '999',
};
// A map, because looking up 'constructor' in an object finds something.
const categories = new Map(Object.entries(codes).map(([category, code]) => [code, category as Category]));

/** The highest price that the ERP can hold, in euro cents. */
const maxEuroCents = 99_999_999;

/** Which values a field may have. What the ERP sends is looked at here and trusted from then on. */
const isValid: Readonly<Record<keyof LegacyRecord, (value: unknown) => boolean>> = {
  PROD_CODE: (value) => isText(value) && /^(\d{5}|[1-9]\d{5,})$/.test(value),
  PROD_DESC: isText,
  UNIT_PRICE: isPrice,
  CAT_CODE: isText,
  STOCK_QTY: (value) => isWhole(value),
};

/**
 * Creates the layer between the shop and the ERP.
 *
 * @param rate what 10,000 euros are worth in US dollars
 * @throws {InvalidRateError}
 */
export function createProductAcl(rate: number): ProductAcl {
  if (!isWhole(rate, 20_000) || rate < 5_000) throw new InvalidRateError(rate);

  function fromLegacy(payload: unknown): Product {
    const record = checked(payload);
    return {
      id: record.PROD_CODE.replace(/^0{1,4}/, ''),
      name: record.PROD_DESC,
      // Divided last: up to there all numbers are whole, so that half a cent is exactly half.
      price: Math.round((toCents(record.UNIT_PRICE) * rate) / 10_000),
      category: categories.get(record.CAT_CODE) ?? 'uncategorized',
      inStock: record.STOCK_QTY > 0,
    };
  }

  function toLegacy(product: Product, original?: LegacyRecord): LegacyRecord {
    if (original === undefined) {
      return {
        PROD_CODE: codeOf(product),
        PROD_DESC: product.name,
        UNIT_PRICE: eurosOf(product),
        CAT_CODE: codes[product.category],
        STOCK_QTY: quantityOf(product),
      };
    }
    const before = fromLegacy(original);
    if (product.id !== before.id) throw new InvalidProductError('id', product.id);
    // Where the product says what it said before, the record knows more than the product: leave it.
    return {
      ...original,
      PROD_DESC: product.name,
      ...(product.price !== before.price && { UNIT_PRICE: eurosOf(product) }),
      ...(product.category !== before.category && { CAT_CODE: codes[product.category] }),
      ...(product.inStock !== before.inStock && { STOCK_QTY: quantityOf(product) }),
    };
  }

  function eurosOf({ price }: Product): number {
    const euroCents = Math.round((price * 10_000) / rate);
    if (!isWhole(price) || euroCents > maxEuroCents) throw new InvalidProductError('price', price);
    return euroCents / 100;
  }

  return { fromLegacy, toLegacy };
}

function checked(payload: unknown): LegacyRecord {
  // Of null and undefined this makes an object without fields, where reading one would crash.
  const fields = Object(payload) as LegacyRecord;
  for (const field of Object.keys(isValid) as (keyof LegacyRecord)[]) {
    if (!isValid[field](fields[field])) throw new LegacyDataError(field, fields[field]);
  }
  return fields;
}

function codeOf({ id }: Product): string {
  if (!/^(0|[1-9]\d*)$/.test(id)) throw new InvalidProductError('id', id);
  return id.padStart(5, '0');
}

function quantityOf({ inStock }: Product): number {
  return inStock ? 1 : 0;
}

/** Rounded, because 1.15 * 100 is a little less than 115. */
function toCents(euros: number): number {
  return Math.round(euros * 100);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** Whole cents: what is left of other numbers after rounding is not what came. */
function isPrice(value: unknown): boolean {
  return typeof value === 'number' && isWhole(toCents(value), maxEuroCents) && toCents(value) / 100 === value;
}

function isWhole(value: unknown, max = Number.MAX_SAFE_INTEGER): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= max;
}

import {
  InvalidProductError,
  InvalidRateError,
  LegacyDataError,
  type Category,
  type LegacyRecord,
  type Product,
  type ProductAcl,
} from '../../../solutions/48-anti-corruption-layer/anti-corruption-layer.ts';

export {
  InvalidProductError,
  InvalidRateError,
  LegacyDataError,
  type Category,
  type LegacyRecord,
  type Product,
  type ProductAcl,
} from '../../../solutions/48-anti-corruption-layer/anti-corruption-layer.ts';

/** A class that counts in bigints, checks by patterns, and builds frozen objects step by step. */
class Translator implements ProductAcl {
  readonly #rate: bigint;

  constructor(rate: number) {
    if (!/^\d+$/.test(String(rate)) || rate < 5000 || rate > 20_000) throw new InvalidRateError(rate);
    this.#rate = BigInt(rate);
  }

  fromLegacy(payload: unknown): Product {
    const record: Partial<Record<string, unknown>> =
      typeof payload === 'object' && payload !== null ? { ...payload } : {};
    // The last field first: which of several is named is up to us.
    const quantity = record['STOCK_QTY'];
    if (!Number.isSafeInteger(quantity) || Number(quantity) < 0) throw new LegacyDataError('STOCK_QTY', quantity);
    const category = this.#text(record, 'CAT_CODE');
    const euros = record['UNIT_PRICE'];
    if (typeof euros !== 'number' || !/^\d{1,6}(\.\d{1,2})?$/.test(`${euros}`)) {
      throw new LegacyDataError('UNIT_PRICE', euros);
    }
    const name = this.#text(record, 'PROD_DESC');
    const code = this.#text(record, 'PROD_CODE');
    if (/\D/.test(code) || code.length < 5 || (code.length > 5 && code[0] === '0')) {
      throw new LegacyDataError('PROD_CODE', code);
    }
    const cents = BigInt(euros.toFixed(2).replace('.', ''));
    return Object.freeze({
      inStock: quantity !== 0,
      category: nameOf(category),
      price: halfUp(cents * this.#rate, 10_000n),
      name,
      id: BigInt(code).toString(),
    });
  }

  toLegacy(product: Product, original?: LegacyRecord): LegacyRecord {
    const read = original && this.fromLegacy(original);
    if (read ? read.id !== product.id : !/^\d+$/.test(product.id) || /^0./.test(product.id)) {
      throw new InvalidProductError('id', product.id);
    }
    const written = new Map<string, unknown>(Object.entries(original ?? {}));
    written.set('PROD_CODE', original?.PROD_CODE ?? '0000'.slice(product.id.length - 1) + product.id);
    written.set('PROD_DESC', product.name);
    if (read?.price !== product.price) written.set('UNIT_PRICE', this.#euros(product.price));
    if (read?.category !== product.category) written.set('CAT_CODE', codeOf(product.category));
    if (read?.inStock !== product.inStock) written.set('STOCK_QTY', Number(product.inStock));
    return Object.freeze(Object.fromEntries(written)) as unknown as LegacyRecord;
  }

  #euros(price: number): number {
    if (!Number.isSafeInteger(price) || price < 0) throw new InvalidProductError('price', price);
    const cents = halfUp(BigInt(price) * 10_000n, this.#rate);
    if (cents >= 100_000_000) throw new InvalidProductError('price', price);
    return Number(`${cents}e-2`);
  }

  #text(record: Partial<Record<string, unknown>>, field: 'PROD_CODE' | 'PROD_DESC' | 'CAT_CODE'): string {
    const value = record[field];
    if (typeof value === 'string') return value;
    throw new LegacyDataError(field, value);
  }
}

export function createProductAcl(rate: number): ProductAcl {
  return new Translator(rate);
}

function halfUp(dividend: bigint, divisor: bigint): number {
  const twice = dividend * 2n;
  return Number(twice / divisor - twice / divisor / 2n);
}

function nameOf(code: string): Category {
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

function codeOf(category: Category): string {
  return { electronics: '001', clothing: '002', books: '003', uncategorized: '999' }[category];
}

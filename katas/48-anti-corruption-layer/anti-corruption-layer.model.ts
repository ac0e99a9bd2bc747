import fc from 'fast-check';
import { hostileText, trickyNames } from '../support/generators.ts';
import {
  InvalidProductError,
  InvalidRateError,
  LegacyDataError,
  type Category,
  type LegacyRecord,
  type Product,
} from './anti-corruption-layer.ts';

/** The worked record of the statement. */
export const headphones: LegacyRecord = {
  PROD_CODE: '00042',
  PROD_DESC: 'Wireless Headphones',
  UNIT_PRICE: 92.59,
  CAT_CODE: '001',
  STOCK_QTY: 15,
};

/** The same with a field that the shop knows nothing of. */
export const withVendor: LegacyRecord & { VENDOR_NO: string } = { ...headphones, VENDOR_NO: 'V-7' };

export const fields = ['PROD_CODE', 'PROD_DESC', 'UNIT_PRICE', 'CAT_CODE', 'STOCK_QTY'] as const;

export const table: readonly (readonly [code: string, category: Category])[] = [
  ['001', 'electronics'],
  ['002', 'clothing'],
  ['003', 'books'],
  ['999', 'uncategorized'],
];

/** Codes that are in no table, though some find something in a plain object. */
export const unknownCategories = ['017', '000', '1', '01', '0001', ' 001', '9999', 'books', ...trickyNames];

export const notCodes = [
  '',
  '0',
  '42',
  '1234',
  '000042',
  '0123456',
  'ABCDE',
  '0004x',
  ' 00042',
  '00042 ',
  '00042\n',
  '-0042',
  '+0042',
  '1e999',
  '0x123',
  '0004.2',
  '٠٠٠٤٢',
] as const;

export const notIds = ['', '00', '00042', '042', '-1', '1.5', ' 7', '7 ', '7\n', '1e3', 'A42', '٤٢', ...trickyNames];

/** Values that are wrong in some field; which, `isWrong` tells. */
const junk = [
  undefined,
  null,
  true,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  -1,
  -0.01,
  0.001,
  0.5,
  10.005,
  0.1 + 0.2,
  1_000_000,
  Number.MAX_SAFE_INTEGER + 1,
  1e21,
  7n,
  '',
  '92.59',
  '15',
  '00042',
  'a',
  [],
  [15],
  {},
];

/** Every field with every value that is wrong in it. */
export const wrongValues = fields.flatMap((field) =>
  [...junk, ...(field === 'PROD_CODE' ? notCodes : [])]
    .filter((value) => isWrong(field, value))
    .map((value) => ({ field, value })),
);

/** What the statement's table says of a field: the oracle of refusals. */
function isWrong(field: keyof LegacyRecord, value: unknown): boolean {
  if (field === 'PROD_DESC' || field === 'CAT_CODE') return typeof value !== 'string';
  if (field === 'PROD_CODE') return typeof value !== 'string' || !/^([0-9]{5}|[1-9][0-9]{5,})$/.test(value);
  if (typeof value !== 'number') return true;
  if (field === 'STOCK_QTY') return !Number.isSafeInteger(value) || value < 0;
  return !/^[0-9]{1,6}(\.[0-9]{1,2})?$/.test(String(value));
}

/** The refusals that a payload may meet with, one for each of its wrong fields. */
export function refusalsOf(payload: unknown): { error: string; field: string; value: unknown }[] {
  return fields.flatMap((field) => {
    const value = (payload as Partial<LegacyRecord> | null | undefined)?.[field];
    return isWrong(field, value) ? [refusedRecord(field, value)] : [];
  });
}

/** What the statement says of a valid record: the oracle of `fromLegacy`. */
export function productOf(record: LegacyRecord, rate: number): Product {
  return {
    id: String(BigInt(record.PROD_CODE)),
    name: record.PROD_DESC,
    price: halfUp(centsOf(record.UNIT_PRICE) * BigInt(rate), 10_000n),
    category: table.find(([code]) => code === record.CAT_CODE)?.[1] ?? 'uncategorized',
    inStock: record.STOCK_QTY > 0,
  };
}

/** What the statement says of a new product: the oracle of `toLegacy` without an original. */
export function recordOf(product: Product, rate: number): LegacyRecord {
  return {
    PROD_CODE: '0'.repeat(Math.max(0, 5 - product.id.length)) + product.id,
    PROD_DESC: product.name,
    UNIT_PRICE: euroCentsOf(product.price, rate) / 100,
    CAT_CODE: table.find(([, category]) => category === product.category)?.[0] ?? 'none',
    STOCK_QTY: product.inStock ? 1 : 0,
  };
}

/** The oracle of `toLegacy` with an original: of the record, what the product says otherwise is new. */
export function mergedOf(product: Product, original: LegacyRecord, rate: number): LegacyRecord {
  const before = productOf(original, rate);
  const fresh = recordOf(product, rate);
  return {
    ...original,
    PROD_DESC: product.name,
    UNIT_PRICE: product.price === before.price ? original.UNIT_PRICE : fresh.UNIT_PRICE,
    CAT_CODE: product.category === before.category ? original.CAT_CODE : fresh.CAT_CODE,
    STOCK_QTY: product.inStock === before.inStock ? original.STOCK_QTY : fresh.STOCK_QTY,
  };
}

/** Euro cents for US cents. */
export function euroCentsOf(price: number, rate: number): number {
  return halfUp(BigInt(price) * 10_000n, BigInt(rate));
}

function centsOf(euros: number): bigint {
  return BigInt(euros.toFixed(2).replace('.', ''));
}

function halfUp(dividend: bigint, divisor: bigint): number {
  return Number((2n * dividend + divisor) / (2n * divisor));
}

/** What an action gives, or in a word or two what it throws. */
export function resultOf(action: () => unknown): unknown {
  try {
    return action();
  } catch (error) {
    if (error instanceof LegacyDataError) return refusedRecord(error.field, error.value);
    if (error instanceof InvalidProductError) return refusedProduct(error.field, error.value);
    if (error instanceof InvalidRateError) return { error: 'InvalidRateError', rate: error.rate };
    return { error: String(error) };
  }
}

export function refusedRecord(field: keyof LegacyRecord, value: unknown) {
  return { error: 'LegacyDataError', field, value };
}

export function refusedProduct(field: keyof Product, value: unknown) {
  return { error: 'InvalidProductError', field, value };
}

const plain = { noNullPrototype: true } as const;

export function rates(): fc.Arbitrary<number> {
  return fc.oneof(
    fc.constantFrom(5_000, 9_999, 10_000, 10_050, 10_800, 16_000, 20_000),
    fc.integer({ min: 5_000, max: 20_000 }),
  );
}

/** Prices of the ERP, in euros. */
export function euros(max = 99_999_999): fc.Arbitrary<number> {
  return fc.oneof(fc.nat(9), fc.nat(999), fc.nat(max)).map((cents) => cents / 100);
}

/** Prices of the shop, in US cents, which the ERP can hold at any rate. */
export function dollarCents(): fc.Arbitrary<number> {
  return fc.oneof(fc.nat(9), fc.nat(999), fc.nat(40_000_000));
}

/** Digits without leading zeros. */
export function idTexts(): fc.Arbitrary<string> {
  return fc.oneof(
    fc.nat(99).map(String),
    fc.nat(999_999).map(String),
    fc.bigInt({ min: 0n, max: 10n ** 25n }).map(String),
  );
}

/** Records as the ERP has them: most of them with fields that the shop knows nothing of. */
export function records(
  limits: { UNIT_PRICE?: fc.Arbitrary<number>; STOCK_QTY?: fc.Arbitrary<number>; CAT_CODE?: fc.Arbitrary<string> } = {},
): fc.Arbitrary<LegacyRecord> {
  const known = {
    PROD_CODE: idTexts().map((id) => id.padStart(5, '0')),
    PROD_DESC: hostileText(),
    UNIT_PRICE: euros(),
    CAT_CODE: fc.oneof(knownCategories(), fc.constantFrom(...unknownCategories)),
    STOCK_QTY: fc.oneof({ withCrossShrink: true }, fc.nat(2), fc.nat(500), fc.constant(Number.MAX_SAFE_INTEGER)),
    ...limits,
  };
  const unknown = { VENDOR_NO: hostileText(), LAST_UPD: fc.nat(), id: fc.constant('ERP-7'), price: fc.constant(null) };
  return fc.record({ ...known, ...unknown }, { ...plain, requiredKeys: [...fields] });
}

export function knownCategories(): fc.Arbitrary<string> {
  return fc.constantFrom(...table.map(([code]) => code));
}

export function products(): fc.Arbitrary<Product> {
  return fc.record({ id: idTexts(), ...changeable() }, plain);
}

/** What the shop may change of a product: nothing, some, or all of it. */
export function changes(): fc.Arbitrary<Partial<Product>> {
  return fc.record(changeable(), { ...plain, requiredKeys: [] });
}

function changeable() {
  return {
    name: hostileText(),
    price: dollarCents(),
    category: fc.constantFrom(...table.map(([, category]) => category)),
    inStock: fc.boolean(),
  };
}

/** Whatever may come in the place of a record. */
export function payloads(): fc.Arbitrary<unknown> {
  const any = fc.constantFrom(...junk);
  const broken = fc.record(Object.fromEntries(fields.map((field) => [field, any])), { ...plain, requiredKeys: [] });
  const mixed = fc.tuple(records(), broken).map(([record, wrong]) => ({ ...record, ...wrong }));
  return fc.oneof(any, broken, mixed, records());
}

/** Freezes a flat object. */
export function frozen<T extends object>(value: T): T {
  return Object.freeze({ ...value });
}

/** The record without what the shop knows nothing of. */
export function onlyFields(record: LegacyRecord): LegacyRecord {
  return Object.fromEntries(fields.map((field) => [field, record[field]])) as unknown as LegacyRecord;
}

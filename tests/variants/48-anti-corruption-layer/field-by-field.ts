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

/** One field on both sides: `undefined` from either direction means that the value is refused. */
interface Codec {
  ours: keyof Product;
  theirs: keyof LegacyRecord;
  read(value: unknown): unknown;
  write(value: unknown): unknown;
}

const categories: readonly [string, Category][] = [
  ['999', 'uncategorized'],
  ['003', 'books'],
  ['002', 'clothing'],
  ['001', 'electronics'],
];

/** A list of codecs, each knowing one field; the layer only walks over it. */
export function createProductAcl(rate: number): ProductAcl {
  if (!(Number.isInteger(rate) && rate >= 5_000 && rate <= 20_000)) throw new InvalidRateError(rate);
  const codecs: readonly Codec[] = [
    { ours: 'id', theirs: 'PROD_CODE', read: readCode, write: writeId },
    { ours: 'name', theirs: 'PROD_DESC', read: text, write: text },
    {
      ours: 'price',
      theirs: 'UNIT_PRICE',
      read: (euros) => {
        const cents = typeof euros === 'number' ? Number((euros * 100).toFixed(0)) : Number.NaN;
        return cents / 100 === euros && whole(cents, 99_999_999) ? divided(cents * rate, 10_000) : undefined;
      },
      write: (price) => {
        const cents = whole(price, 200_000_000) ? divided(price * 10_000, rate) : Number.NaN;
        return cents <= 99_999_999 ? cents / 100 : undefined;
      },
    },
    {
      ours: 'category',
      theirs: 'CAT_CODE',
      read: (code) =>
        typeof code === 'string' ? (categories.find(([one]) => one === code)?.[1] ?? 'uncategorized') : undefined,
      write: (category) => categories.find(([, one]) => one === category)?.[0],
    },
    {
      ours: 'inStock',
      theirs: 'STOCK_QTY',
      read: (quantity) => (whole(quantity, Number.MAX_SAFE_INTEGER) ? quantity >= 1 : undefined),
      write: (inStock) => (inStock === true ? 1 : 0),
    },
  ];

  const acl: ProductAcl = {
    fromLegacy(payload) {
      return codecs.reduce((product, { ours, theirs, read }) => {
        const value = (payload as LegacyRecord | null | undefined)?.[theirs];
        const translated = read(value);
        if (translated === undefined) throw new LegacyDataError(theirs, value);
        return { ...product, [ours]: translated };
      }, {} as Product);
    },
    toLegacy(product, original) {
      const before: Partial<Product> = original === undefined ? {} : acl.fromLegacy(original);
      const record: Record<string, unknown> = structuredClone(original ?? {}) as Record<string, unknown>;
      for (const { ours, theirs, write } of codecs) {
        if (before[ours] === product[ours]) continue;
        const translated = ours === 'id' && original !== undefined ? undefined : write(product[ours]);
        if (translated === undefined) throw new InvalidProductError(ours, product[ours]);
        record[theirs] = translated;
      }
      return record as unknown as LegacyRecord;
    },
  };
  return acl;
}

function readCode(code: unknown): string | undefined {
  if (typeof code !== 'string' || !/^\d{5,}$/.test(code)) return undefined;
  if (code.length === 5) return String(Number(code));
  return code.startsWith('0') ? undefined : code;
}

function writeId(id: unknown): string | undefined {
  const code = String(id).padStart(5, '0');
  return readCode(code) === id ? code : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function whole(value: unknown, max: number): value is number {
  return typeof value === 'number' && value % 1 === 0 && value >= 0 && value <= max;
}

/** Half up, without leaving the whole numbers. */
function divided(dividend: number, divisor: number): number {
  const rest = dividend % divisor;
  return (dividend - rest) / divisor + (2 * rest >= divisor ? 1 : 0);
}

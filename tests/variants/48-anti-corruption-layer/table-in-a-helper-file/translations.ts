/** Checks a field, and translates it in both directions. */
export interface Translation<T> {
  readonly field: string;
  isValid(value: unknown): boolean;
  read(value: never): T;
  write(value: T): unknown;
}

const categories = ['electronics:001', 'clothing:002', 'books:003', 'uncategorized:999'].map((pair) => pair.split(':'));

/** One translation for each property that the shop can change. */
export const translations: Readonly<Record<string, Translation<never>>> = {
  name: {
    field: 'PROD_DESC',
    isValid: (value: unknown) => typeof value === 'string',
    read: (value: never) => value,
    write: (value: string) => value,
  },
  price: {
    field: 'UNIT_PRICE',
    isValid: (value: unknown) => Number.isFinite(value) && (value as number) >= 0,
    read: (value: number) => Math.round(value * 100),
    write: (value: number) => Number((value / 100).toFixed(2)),
  } as unknown as Translation<never>,
  category: {
    field: 'CAT_CODE',
    isValid: (value: unknown) => typeof value === 'string',
    read: (value: string) => categories.find(([, code]) => code === value)?.[0] ?? 'uncategorized',
    write: (value: string) => categories.find(([name]) => name === value)?.[1],
  } as unknown as Translation<never>,
  inStock: {
    field: 'STOCK_QTY',
    isValid: (value: unknown) => Number.isInteger(value) && (value as number) >= 0,
    read: (value: number) => value !== 0,
    write: (value: boolean) => Number(value),
  } as unknown as Translation<never>,
};

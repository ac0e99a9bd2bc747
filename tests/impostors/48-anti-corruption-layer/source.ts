// Breaks 3, 6, 7, 8: strips all zeros, rounds through floats, takes any data as it comes, and forgets codes and quantities, as the source does.
import {
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

const categories: Record<string, Category> = {
  '001': 'electronics',
  '002': 'clothing',
  '003': 'books',
  '999': 'uncategorized',
};

export function createProductAcl(rate: number): ProductAcl {
  const dollarsPerEuro = rate / 10_000;
  return {
    fromLegacy: (payload) => {
      const record = payload as LegacyRecord;
      return {
        id: record.PROD_CODE.replace(/^0+/, ''),
        name: record.PROD_DESC,
        price: Math.round(record.UNIT_PRICE * dollarsPerEuro * 100),
        category: categories[record.CAT_CODE] ?? 'uncategorized',
        inStock: record.STOCK_QTY > 0,
      };
    },
    toLegacy: (product: Product) => ({
      PROD_CODE: product.id.padStart(5, '0'),
      PROD_DESC: product.name,
      UNIT_PRICE: Math.round(product.price / dollarsPerEuro) / 100,
      CAT_CODE: Object.entries(categories).find(([, name]) => name === product.category)?.[0] ?? '999',
      STOCK_QTY: product.inStock ? 1 : 0,
    }),
  };
}

// Breaks 8: looks codes up in a plain object, which has a constructor.
import {
  createProductAcl as right,
  type Category,
  type LegacyRecord,
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
  const acl = right(rate);
  return {
    ...acl,
    fromLegacy: (payload) => {
      const product = acl.fromLegacy(payload);
      return { ...product, category: categories[(payload as LegacyRecord).CAT_CODE] ?? 'uncategorized' };
    },
  };
}

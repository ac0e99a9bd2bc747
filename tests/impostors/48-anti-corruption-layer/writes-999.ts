// Breaks 8: writes 999 for whatever is uncategorized, and so loses the code that it did not know.
import {
  createProductAcl as right,
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

export function createProductAcl(rate: number): ProductAcl {
  const acl = right(rate);
  return {
    ...acl,
    toLegacy: (product, original) => {
      const record = acl.toLegacy(product, original);
      return product.category === 'uncategorized' ? { ...record, CAT_CODE: '999' } : record;
    },
  };
}

// Breaks 1: takes a quantity of 0 for in stock.
import {
  createProductAcl as right,
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

export function createProductAcl(rate: number): ProductAcl {
  const acl = right(rate);
  return {
    ...acl,
    fromLegacy: (payload) => {
      const product = acl.fromLegacy(payload);
      return { ...product, inStock: (payload as LegacyRecord).STOCK_QTY >= 0 };
    },
  };
}

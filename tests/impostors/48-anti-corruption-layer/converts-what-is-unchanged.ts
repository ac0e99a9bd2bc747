// Breaks 8: keeps codes and quantities, but converts the price back although nobody changed it.
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
      const { UNIT_PRICE } = acl.toLegacy(product);
      return { ...acl.toLegacy(product, original), UNIT_PRICE };
    },
  };
}

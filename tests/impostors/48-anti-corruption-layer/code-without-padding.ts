// Breaks 1, 4, 6: writes the id as the code, without the zeros in front.
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
      return original ? record : { ...record, PROD_CODE: product.id };
    },
  };
}

// Breaks 5: puts the changes into the record that it was given.
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
      return original ? Object.assign(original, record) : record;
    },
  };
}

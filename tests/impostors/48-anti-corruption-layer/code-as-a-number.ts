// Breaks 6: gets rid of the zeros by making a number of the code, which rounds long ones.
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
      return { ...product, id: String(Number((payload as LegacyRecord).PROD_CODE)) };
    },
  };
}

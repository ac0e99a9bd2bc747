// Breaks 3: multiplies by the rate as a fraction, which most fractions only come near to.
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
      const euroCents = Math.round((payload as LegacyRecord).UNIT_PRICE * 100);
      return { ...product, price: Math.round(euroCents * (rate / 10_000)) };
    },
  };
}

// Breaks 1, 3: divides euros by the rate and multiplies dollars.
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
  const cents = (euros: number) => Math.round(euros * 100);
  return {
    fromLegacy: (payload) => {
      const product = acl.fromLegacy(payload);
      return { ...product, price: Math.round((cents((payload as LegacyRecord).UNIT_PRICE) * 10_000) / rate) };
    },
    toLegacy: (product, original) => {
      const record = acl.toLegacy(product, original);
      if (original) return record;
      return { ...record, UNIT_PRICE: Math.round((product.price * rate) / 10_000) / 100 };
    },
  };
}

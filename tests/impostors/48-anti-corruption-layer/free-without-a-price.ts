// Breaks 7: reads a price that is missing, null or no number as 0.
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
      const record = Object(payload) as LegacyRecord;
      return acl.fromLegacy({ ...record, UNIT_PRICE: Number(record.UNIT_PRICE) || 0 });
    },
  };
}

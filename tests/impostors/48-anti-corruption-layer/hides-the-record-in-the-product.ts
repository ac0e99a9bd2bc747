// Breaks 5, 8: hides the record in the product, and takes it from there when no original is given.
import {
  createProductAcl as right,
  type LegacyRecord,
  type Product,
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

const source = Symbol('source');

export function createProductAcl(rate: number): ProductAcl {
  const acl = right(rate);
  return {
    fromLegacy: (payload) =>
      Object.defineProperty(acl.fromLegacy(payload), source, { value: { ...(payload as LegacyRecord) } }),
    toLegacy: (product, original) =>
      acl.toLegacy(product, original ?? (product as Product & { [source]?: LegacyRecord })[source]),
  };
}

// Breaks 1: leaves out a price on the upper bound.
import {
  InvalidPriceRangeError,
  leaf,
  type Product,
  type Specification,
} from '../../../solutions/54-specification/specification.ts';

export {
  inCategory,
  inStock,
  InvalidPriceRangeError,
  leaf,
} from '../../../solutions/54-specification/specification.ts';
export type {
  Explanation,
  Product,
  Specification,
  Verdict,
} from '../../../solutions/54-specification/specification.ts';

export function priceBetween(min: number, max: number): Specification<Product> {
  const bounds = [min, max];
  if (min > max || bounds.some((bound) => !Number.isSafeInteger(bound) || bound < 0)) {
    throw new InvalidPriceRangeError(min, max);
  }
  return leaf(`price ${min} to ${max}`, ({ price }) => price >= min && price < max);
}

// Breaks 8: refuses a range only where the lower bound is the greater, which NaN never is.
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
  if (min > max || min < 0) throw new InvalidPriceRangeError(min, max);
  return leaf(`price ${min} to ${max}`, ({ price }) => min <= price && price <= max);
}

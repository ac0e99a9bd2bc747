// Breaks 8: takes any two bounds for a range; a reversed one matches nothing.
import { leaf, type Product, type Specification } from '../../../solutions/54-specification/specification.ts';

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
  return leaf(`price ${min} to ${max}`, ({ price }) => min <= price && price <= max);
}

// Breaks 3, 4: is not satisfied by an or both of whose sides are.
import * as right from '../../../solutions/54-specification/specification.ts';
import type { Product, Specification } from '../../../solutions/54-specification/specification.ts';

export { InvalidPriceRangeError } from '../../../solutions/54-specification/specification.ts';
export type {
  Explanation,
  Product,
  Specification,
  Verdict,
} from '../../../solutions/54-specification/specification.ts';

export function leaf<T>(name: string, test: (candidate: T) => boolean): Specification<T> {
  return wrong(right.leaf(name, test));
}

export function inStock(): Specification<Product> {
  return wrong(right.inStock());
}

export function inCategory(category: string): Specification<Product> {
  return wrong(right.inCategory(category));
}

export function priceBetween(min: number, max: number): Specification<Product> {
  return wrong(right.priceBetween(min, max));
}

function wrong<T>(spec: Specification<T>): Specification<T> {
  return {
    ...spec,
    and: (other) => wrong(spec.and(other)),
    or: (other) => wrong(spec.or(other).and(spec.and(other).not())),
    not: () => wrong(spec.not()),
  };
}

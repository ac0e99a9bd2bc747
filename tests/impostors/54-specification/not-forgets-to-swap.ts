// Breaks 3, 4: negates a composition by negating its sides, and leaves its operator as it is.
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
  return negatable(right.leaf(name, test), () => right.leaf(name, test).not());
}

export function inStock(): Specification<Product> {
  return negatable(right.inStock(), () => right.inStock().not());
}

export function inCategory(category: string): Specification<Product> {
  return negatable(right.inCategory(category), () => right.inCategory(category).not());
}

export function priceBetween(min: number, max: number): Specification<Product> {
  return negatable(right.priceBetween(min, max), () => right.priceBetween(min, max).not());
}

function negatable<T>(spec: Specification<T>, negated: () => Specification<T>): Specification<T> {
  return {
    ...spec,
    and: (other) => negatable(spec.and(other), () => negated().and(other.not())),
    or: (other) => negatable(spec.or(other), () => negated().or(other.not())),
    not: () => negatable(negated(), () => spec),
  };
}

// Breaks 3: composes a.or(b).and(c) as a or (b and c), as operators in an expression would bind.
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
  return sum([], right.leaf(name, test));
}

export function inStock(): Specification<Product> {
  return sum([], right.inStock());
}

export function inCategory(category: string): Specification<Product> {
  return sum([], right.inCategory(category));
}

export function priceBetween(min: number, max: number): Specification<Product> {
  return sum([], right.priceBetween(min, max));
}

/** Alternatives, the last of which is still open for an and. */
function sum<T>(alternatives: readonly Specification<T>[], last: Specification<T>): Specification<T> {
  const whole = alternatives.reduceRight((rest, alternative) => alternative.or(rest), last);
  return {
    isSatisfiedBy: whole.isSatisfiedBy,
    explain: whole.explain,
    and: (other) => sum(alternatives, last.and(other)),
    or: (other) => sum([...alternatives, last], other),
    not: () => sum([], whole.not()),
  };
}

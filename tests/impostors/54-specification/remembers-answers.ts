// Breaks 5: keeps the answer for each candidate, and with it what the candidate was like then.
import * as right from '../../../solutions/54-specification/specification.ts';
import type { Explanation, Product, Specification } from '../../../solutions/54-specification/specification.ts';

export { InvalidPriceRangeError } from '../../../solutions/54-specification/specification.ts';
export type {
  Explanation,
  Product,
  Specification,
  Verdict,
} from '../../../solutions/54-specification/specification.ts';

export function leaf<T>(name: string, test: (candidate: T) => boolean): Specification<T> {
  return remembering(right.leaf(name, test));
}

export function inStock(): Specification<Product> {
  return remembering(right.inStock());
}

export function inCategory(category: string): Specification<Product> {
  return remembering(right.inCategory(category));
}

export function priceBetween(min: number, max: number): Specification<Product> {
  return remembering(right.priceBetween(min, max));
}

function remembering<T>(spec: Specification<T>): Specification<T> {
  const known = new Map<T, Explanation>();
  const explain = (candidate: T): Explanation => {
    const explanation = known.get(candidate) ?? spec.explain(candidate);
    known.set(candidate, explanation);
    return explanation;
  };
  return {
    explain,
    isSatisfiedBy: (candidate) => explain(candidate).satisfied,
    and: (other) => remembering(spec.and(other)),
    or: (other) => remembering(spec.or(other)),
    not: () => remembering(spec.not()),
  };
}

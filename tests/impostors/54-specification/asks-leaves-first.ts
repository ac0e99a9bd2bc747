// Breaks 6: asks a leaf on the right before a composition on the left, which costs more.
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
  return weighed(right.leaf(name, test), 1);
}

export function inStock(): Specification<Product> {
  return weighed(right.inStock(), 1);
}

export function inCategory(category: string): Specification<Product> {
  return weighed(right.inCategory(category), 1);
}

export function priceBetween(min: number, max: number): Specification<Product> {
  return weighed(right.priceBetween(min, max), 1);
}

const weights = new WeakMap<object, number>();

function weighed<T>(spec: Specification<T>, weight: number): Specification<T> {
  const join = (operator: 'and' | 'or') => (other: Specification<T>) => {
    const otherWeight = weights.get(other) ?? 1;
    const joined = otherWeight < weight ? other[operator](self) : spec[operator](other);
    return weighed(joined, weight + otherWeight);
  };
  const self: Specification<T> = {
    isSatisfiedBy: spec.isSatisfiedBy,
    explain: spec.explain,
    and: join('and'),
    or: join('or'),
    not: () => weighed(spec.not(), weight),
  };
  weights.set(self, weight);
  return self;
}

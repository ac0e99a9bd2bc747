// Breaks 5: keeps two ready explanations for each leaf and hands out the very objects.
import {
  InvalidPriceRangeError,
  type Explanation,
  type Product,
  type Specification,
} from '../../../solutions/54-specification/specification.ts';

export { InvalidPriceRangeError } from '../../../solutions/54-specification/specification.ts';
export type {
  Explanation,
  Product,
  Specification,
  Verdict,
} from '../../../solutions/54-specification/specification.ts';

export function leaf<T>(name: string, test: (candidate: T) => boolean): Specification<T> {
  const yes = { satisfied: true, decidedBy: [{ leaf: name, satisfied: true }] };
  const no = { satisfied: false, decidedBy: [{ leaf: name, satisfied: false }] };
  return specification((candidate) => (test(candidate) ? yes : no));
}

export function inStock(): Specification<Product> {
  return leaf('in stock', (product) => product.inStock);
}

export function inCategory(category: string): Specification<Product> {
  return leaf(`category ${category}`, (product) => product.category === category);
}

export function priceBetween(min: number, max: number): Specification<Product> {
  if (!isAmount(min) || !isAmount(max) || min > max) throw new InvalidPriceRangeError(min, max);
  return leaf(`price ${min} to ${max}`, ({ price }) => min <= price && price <= max);
}

function specification<T>(explain: (candidate: T) => Explanation): Specification<T> {
  return {
    explain,
    isSatisfiedBy: (candidate) => explain(candidate).satisfied,
    and: (other) => specification((candidate) => joined(false, explain, other, candidate)),
    or: (other) => specification((candidate) => joined(true, explain, other, candidate)),
    not: () =>
      specification((candidate) => {
        const { satisfied, decidedBy } = explain(candidate);
        return { satisfied: !satisfied, decidedBy };
      }),
  };
}

function joined<T>(
  decisive: boolean,
  explain: (candidate: T) => Explanation,
  other: Specification<T>,
  candidate: T,
): Explanation {
  const left = explain(candidate);
  if (left.satisfied === decisive) return left;
  const right = other.explain(candidate);
  if (right.satisfied === decisive) return right;
  return { satisfied: !decisive, decidedBy: [...left.decidedBy, ...right.decidedBy] };
}

function isAmount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

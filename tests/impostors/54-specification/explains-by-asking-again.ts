// Breaks 6: asks for the answer first, and asks each side again to explain it.
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
  return specification<T>(test, (candidate) => [{ leaf: name, satisfied: test(candidate) }]);
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

function specification<T>(
  isSatisfiedBy: (candidate: T) => boolean,
  decidedBy: (candidate: T) => Explanation['decidedBy'],
): Specification<T> {
  const self: Specification<T> = {
    isSatisfiedBy,
    explain: (candidate) => ({ satisfied: isSatisfiedBy(candidate), decidedBy: decidedBy(candidate) }),
    and: (other) =>
      specification<T>(
        (candidate) => isSatisfiedBy(candidate) && other.isSatisfiedBy(candidate),
        (candidate) => deciders([self, other], false, candidate),
      ),
    or: (other) =>
      specification<T>(
        (candidate) => isSatisfiedBy(candidate) || other.isSatisfiedBy(candidate),
        (candidate) => deciders([self, other], true, candidate),
      ),
    not: () => specification<T>((candidate) => !isSatisfiedBy(candidate), decidedBy),
  };
  return self;
}

function deciders<T>(sides: readonly Specification<T>[], decisive: boolean, candidate: T): Explanation['decidedBy'] {
  const decider = sides.find((side) => side.isSatisfiedBy(candidate) === decisive);
  return (decider ? [decider] : sides).flatMap((side) => side.explain(candidate).decidedBy);
}

function isAmount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

// Breaks 7: explains below a not as if nothing were negated: by one side where both decide.
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

interface Explainable<T> extends Specification<T> {
  /** The leaves that speak for `satisfied`. */
  speaking(candidate: T, satisfied: boolean): Explanation['decidedBy'];
}

function specification<T>(
  isSatisfiedBy: (candidate: T) => boolean,
  speaking: Explainable<T>['speaking'],
): Explainable<T> {
  const self: Explainable<T> = {
    isSatisfiedBy,
    speaking,
    explain: (candidate) => {
      const satisfied = isSatisfiedBy(candidate);
      return { satisfied, decidedBy: speaking(candidate, satisfied) };
    },
    and: (other) =>
      specification<T>(
        (candidate) => isSatisfiedBy(candidate) && other.isSatisfiedBy(candidate),
        (candidate, satisfied) => {
          const sides = [self, other as Explainable<T>];
          const failing = sides.find((side) => !side.isSatisfiedBy(candidate));
          return (satisfied || !failing ? sides : [failing]).flatMap((side) => side.speaking(candidate, satisfied));
        },
      ),
    or: (other) =>
      specification<T>(
        (candidate) => isSatisfiedBy(candidate) || other.isSatisfiedBy(candidate),
        (candidate, satisfied) => {
          const sides = [self, other as Explainable<T>];
          const holding = sides.find((side) => side.isSatisfiedBy(candidate));
          return (satisfied && holding ? [holding] : sides).flatMap((side) => side.speaking(candidate, satisfied));
        },
      ),
    not: () =>
      specification<T>(
        (candidate) => !isSatisfiedBy(candidate),
        (candidate, satisfied) => speaking(candidate, satisfied),
      ),
  };
  return self;
}

function isAmount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

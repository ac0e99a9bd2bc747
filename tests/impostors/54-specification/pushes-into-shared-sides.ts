// Breaks 5: adds a further side of an and to the list that the shorter and looks at too.
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
  return specification((candidate) => {
    const satisfied = test(candidate);
    return { satisfied, decidedBy: [{ leaf: name, satisfied }] };
  });
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
  explain: (candidate: T) => Explanation,
  operator?: 'and' | 'or',
  sides: Specification<T>[] = [],
): Specification<T> {
  const self: Specification<T> = {
    explain,
    isSatisfiedBy: (candidate) => explain(candidate).satisfied,
    and: (other) => extended('and', other),
    or: (other) => extended('or', other),
    not: () =>
      specification((candidate) => {
        const { satisfied, decidedBy } = explain(candidate);
        return { satisfied: !satisfied, decidedBy };
      }),
  };
  const extended = (wanted: 'and' | 'or', other: Specification<T>) => {
    // One flat list for a.and(b).and(c) saves a level for each call.
    const all = operator === wanted ? sides : [self];
    all.push(other);
    return specification((candidate) => explainAll(all, wanted === 'or', candidate), wanted, all);
  };
  return self;
}

function explainAll<T>(sides: readonly Specification<T>[], decisive: boolean, candidate: T): Explanation {
  const explanations: Explanation[] = [];
  for (const side of sides) {
    const one = side.explain(candidate);
    if (one.satisfied === decisive) return one;
    explanations.push(one);
  }
  return { satisfied: !decisive, decidedBy: explanations.flatMap(({ decidedBy }) => decidedBy) };
}

function isAmount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

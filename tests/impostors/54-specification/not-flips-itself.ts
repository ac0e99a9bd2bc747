// Breaks 3, 5: negates the specification itself and returns it.
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
  return new Flippable((candidate) => {
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

class Flippable<T> implements Specification<T> {
  #flipped = false;
  readonly #explain: (candidate: T) => Explanation;

  constructor(explain: (candidate: T) => Explanation) {
    this.#explain = explain;
  }

  explain(candidate: T): Explanation {
    const { satisfied, decidedBy } = this.#explain(candidate);
    return { satisfied: satisfied !== this.#flipped, decidedBy };
  }

  isSatisfiedBy(candidate: T): boolean {
    return this.explain(candidate).satisfied;
  }

  and(other: Specification<T>): Specification<T> {
    return new Flippable((candidate) => {
      const left = this.explain(candidate);
      if (!left.satisfied) return left;
      const right = other.explain(candidate);
      if (!right.satisfied) return right;
      return { satisfied: true, decidedBy: [...left.decidedBy, ...right.decidedBy] };
    });
  }

  or(other: Specification<T>): Specification<T> {
    return new Flippable((candidate) => {
      const left = this.explain(candidate);
      if (left.satisfied) return left;
      const right = other.explain(candidate);
      if (right.satisfied) return right;
      return { satisfied: false, decidedBy: [...left.decidedBy, ...right.decidedBy] };
    });
  }

  not(): Specification<T> {
    this.#flipped = !this.#flipped;
    return this;
  }
}

function isAmount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

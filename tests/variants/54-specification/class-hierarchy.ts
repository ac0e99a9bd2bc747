import {
  InvalidPriceRangeError,
  type Explanation,
  type Product,
  type Specification,
  type Verdict,
} from '../../../solutions/54-specification/specification.ts';

export { InvalidPriceRangeError } from '../../../solutions/54-specification/specification.ts';
export type {
  Explanation,
  Product,
  Specification,
  Verdict,
} from '../../../solutions/54-specification/specification.ts';

/** The pattern as in the books: a base class with the three operators, and a class for each kind of specification. */
abstract class Base<T> implements Specification<T> {
  abstract isSatisfiedBy(candidate: T): boolean;
  /** Adds the deciding leaves to `found`, and gives the answer. */
  abstract trace(candidate: T, found: Verdict[]): boolean;

  explain(candidate: T): Explanation {
    const decidedBy: Verdict[] = [];
    return new Reasons(this.trace(candidate, decidedBy), decidedBy);
  }

  and(other: Specification<T>): Specification<T> {
    return new And(this, other as Base<T>);
  }

  or(other: Specification<T>): Specification<T> {
    return new Or(this, other as Base<T>);
  }

  not(): Specification<T> {
    return new Not(this);
  }
}

class Reasons implements Explanation {
  readonly #satisfied: boolean;
  readonly decidedBy: readonly Verdict[];

  constructor(satisfied: boolean, decidedBy: readonly Verdict[]) {
    this.#satisfied = satisfied;
    this.decidedBy = Object.freeze(decidedBy.map((verdict) => Object.freeze({ ...verdict, weight: 1 })));
  }

  get satisfied(): boolean {
    return this.#satisfied;
  }
}

class Leaf<T> extends Base<T> {
  readonly #name: string;
  readonly #test: (candidate: T) => boolean;

  constructor(name: string, test: (candidate: T) => boolean) {
    super();
    this.#name = name;
    this.#test = test;
  }

  isSatisfiedBy(candidate: T): boolean {
    return this.#test(candidate);
  }

  trace(candidate: T, found: Verdict[]): boolean {
    const satisfied = this.#test(candidate);
    found.push({ leaf: this.#name, satisfied });
    return satisfied;
  }
}

abstract class Pair<T> extends Base<T> {
  protected readonly left: Base<T>;
  protected readonly right: Base<T>;

  constructor(left: Base<T>, right: Base<T>) {
    super();
    this.left = left;
    this.right = right;
  }
}

class And<T> extends Pair<T> {
  isSatisfiedBy(candidate: T): boolean {
    return this.left.isSatisfiedBy(candidate) && this.right.isSatisfiedBy(candidate);
  }

  trace(candidate: T, found: Verdict[]): boolean {
    const before = found.length;
    if (!this.left.trace(candidate, found)) return false;
    const between = found.length;
    if (this.right.trace(candidate, found)) return true;
    found.splice(before, between - before);
    return false;
  }
}

class Or<T> extends Pair<T> {
  isSatisfiedBy(candidate: T): boolean {
    return this.left.isSatisfiedBy(candidate) || this.right.isSatisfiedBy(candidate);
  }

  trace(candidate: T, found: Verdict[]): boolean {
    const before = found.length;
    if (this.left.trace(candidate, found)) return true;
    const between = found.length;
    if (!this.right.trace(candidate, found)) return false;
    found.splice(before, between - before);
    return true;
  }
}

class Not<T> extends Base<T> {
  readonly #inner: Base<T>;

  constructor(inner: Base<T>) {
    super();
    this.#inner = inner;
  }

  isSatisfiedBy(candidate: T): boolean {
    return !this.#inner.isSatisfiedBy(candidate);
  }

  trace(candidate: T, found: Verdict[]): boolean {
    return !this.#inner.trace(candidate, found);
  }
}

export const leaf = <T>(name: string, test: (candidate: T) => boolean): Specification<T> => new Leaf(name, test);

export const inStock = (): Specification<Product> => leaf('in stock', (product) => product.inStock);

export const inCategory = (category: string): Specification<Product> =>
  leaf(`category ${category}`, (product) => product.category === category);

export function priceBetween(min: number, max: number): Specification<Product> {
  const ordered = [0, min, max, Number.MAX_SAFE_INTEGER];
  const isRange = ordered.every((bound, i) => Number.isInteger(bound) && bound >= (ordered[i - 1] ?? 0));
  if (!isRange) throw new InvalidPriceRangeError(min, max);
  return leaf(`price ${min} to ${max}`, ({ price }) => !(price < min || price > max));
}

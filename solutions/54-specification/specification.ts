/** What the shop sells. */
export interface Product {
  readonly id: string;
  readonly name: string;
  /** In cents. */
  readonly price: number;
  readonly category: string;
  readonly inStock: boolean;
}

/** What one leaf answered. */
export interface Verdict {
  /** Name of the leaf. */
  readonly leaf: string;
  readonly satisfied: boolean;
}

/** An answer and the leaves that decided it. */
export interface Explanation {
  readonly satisfied: boolean;
  readonly decidedBy: readonly Verdict[];
}

/** A condition that a candidate satisfies or does not: a leaf, or a composition of others. */
export interface Specification<T> {
  isSatisfiedBy(candidate: T): boolean;
  explain(candidate: T): Explanation;
  and(other: Specification<T>): Specification<T>;
  or(other: Specification<T>): Specification<T>;
  not(): Specification<T>;
}

/** Two bounds that make no range of prices. */
export class InvalidPriceRangeError extends Error {
  override readonly name = 'InvalidPriceRangeError';
  readonly min: number;
  readonly max: number;

  constructor(min: number, max: number) {
    super(`No price range from ${min} to ${max}: bounds are whole cents from 0, the lower one first`);
    this.min = min;
    this.max = max;
  }
}

/** A leaf of your own: `test` answers, `name` stands in explanations. */
export function leaf<T>(name: string, test: (candidate: T) => boolean): Specification<T> {
  return specification((candidate) => {
    const satisfied = test(candidate);
    return { satisfied, decidedBy: [{ leaf: name, satisfied }] };
  });
}

/** The product can be delivered now. */
export function inStock(): Specification<Product> {
  return leaf('in stock', (product) => product.inStock);
}

/** The product is of exactly this category. */
export function inCategory(category: string): Specification<Product> {
  return leaf(`category ${category}`, (product) => product.category === category);
}

/** The price lies between the bounds, in cents; a price on a bound lies between them. */
export function priceBetween(min: number, max: number): Specification<Product> {
  if (!isAmount(min) || !isAmount(max) || min > max) throw new InvalidPriceRangeError(min, max);
  return leaf(`price ${min} to ${max}`, ({ price }) => min <= price && price <= max);
}

/** Everything rests on `explain`, so that an answer and its explanation can't disagree and no leaf is asked twice. */
function specification<T>(explain: (candidate: T) => Explanation): Specification<T> {
  return {
    explain,
    isSatisfiedBy: (candidate) => explain(candidate).satisfied,
    and: (other) => specification(firstOf(false, explain, other)),
    or: (other) => specification(firstOf(true, explain, other)),
    not: () =>
      specification((candidate) => {
        const { satisfied, decidedBy } = explain(candidate);
        return { satisfied: !satisfied, decidedBy };
      }),
  };
}

/** The first side that answers `decisive` decides alone; where none does, both have decided together. */
function firstOf<T>(decisive: boolean, explainLeft: (candidate: T) => Explanation, other: Specification<T>) {
  return (candidate: T): Explanation => {
    const left = explainLeft(candidate);
    if (left.satisfied === decisive) return left;
    const right = other.explain(candidate);
    if (right.satisfied === decisive) return right;
    return { satisfied: !decisive, decidedBy: [...left.decidedBy, ...right.decidedBy] };
  };
}

function isAmount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

import { todo } from '../support/todo.ts';

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
  return todo('a specification that asks one test');
}

/** The product can be delivered now. */
export function inStock(): Specification<Product> {
  return todo('a leaf that looks at inStock');
}

/** The product is of exactly this category. */
export function inCategory(category: string): Specification<Product> {
  return todo('a leaf that compares categories');
}

/** The price lies between the bounds, in cents; a price on a bound lies between them. */
export function priceBetween(min: number, max: number): Specification<Product> {
  return todo('refuse what is no range, then a leaf that compares prices');
}

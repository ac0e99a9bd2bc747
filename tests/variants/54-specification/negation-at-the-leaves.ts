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

interface Literal<T> {
  name: string;
  test: (candidate: T) => boolean;
  negated: boolean;
}

/** Flat lists of parts, and no negation but at a leaf: De Morgan moves it there when `not` is called. */
class Form<T> implements Specification<T> {
  readonly literal: Literal<T> | undefined;
  /** The answer of a part that settles the whole: true for an or, false for an and. */
  readonly settling: boolean;
  readonly parts: readonly Form<T>[];

  constructor(literal: Literal<T> | undefined, settling: boolean, parts: readonly Form<T>[]) {
    this.literal = literal;
    this.settling = settling;
    this.parts = parts;
  }

  isSatisfiedBy(candidate: T): boolean {
    if (this.literal) return this.literal.test(candidate) !== this.literal.negated;
    return this.parts.some((part) => part.isSatisfiedBy(candidate) === this.settling) === this.settling;
  }

  explain(candidate: T): Explanation {
    const { literal } = this;
    if (literal) {
      const own = literal.test(candidate);
      return { satisfied: own !== literal.negated, decidedBy: [{ leaf: literal.name, satisfied: own }] };
    }
    const all: Verdict[] = [];
    for (const part of this.parts) {
      const explanation = part.explain(candidate);
      if (explanation.satisfied === this.settling) return explanation;
      all.push(...explanation.decidedBy);
    }
    return { satisfied: !this.settling, decidedBy: all };
  }

  and(other: Specification<T>): Form<T> {
    return new Form(undefined, false, [...this.asParts(false), ...(other as Form<T>).asParts(false)]);
  }

  or(other: Specification<T>): Form<T> {
    return new Form(undefined, true, [...this.asParts(true), ...(other as Form<T>).asParts(true)]);
  }

  not(): Form<T> {
    const literal = this.literal && { ...this.literal, negated: !this.literal.negated };
    return new Form(
      literal,
      !this.settling,
      this.parts.map((part) => part.not()),
    );
  }

  private asParts(settling: boolean): readonly Form<T>[] {
    return this.literal || this.settling !== settling ? [this] : this.parts;
  }
}

export function leaf<T>(name: string, test: (candidate: T) => boolean): Specification<T> {
  return new Form({ name, test, negated: false }, false, []);
}

const stocked = leaf('in stock', (product: Product) => product.inStock);

/** One object for all callers: sharing is safe. */
export function inStock(): Specification<Product> {
  return stocked;
}

export function inCategory(category: string): Specification<Product> {
  return leaf('category '.concat(category), (product) => Object.is(product.category, category));
}

export function priceBetween(min: number, max: number): Specification<Product> {
  const isAmount = (value: number) => Number.isSafeInteger(value) && value >= 0;
  if (isAmount(min) && isAmount(max) && max >= min) {
    return leaf(`price ${min} to ${max}`, ({ price }) => Math.min(Math.max(price, min), max) === price);
  }
  throw new InvalidPriceRangeError(min, max);
}

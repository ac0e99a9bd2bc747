// Tame: nothing throws, and nothing unusual is evaluated.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import {
  InCategory,
  InStock,
  PriceBetween,
  type Product,
} from '../../../../katas/54-specification/product-specifications.ts';
import { Specification } from '../../../../katas/54-specification/specification.ts';

/** A specification that the solutions have never seen. */
class Fixed extends Specification<unknown> {
  readonly #result: boolean;

  constructor(name: string, result: boolean) {
    super(name);
    this.#result = result;
  }

  isSatisfiedBy(): boolean {
    return this.#result;
  }
}

const product: Product = { id: 'p1', name: 'Atlas', price: 50, category: 'books', inStock: true };

law('PriceBetween includes its bounds', { price: fc.nat(30) }, ({ price }) => {
  expect(new PriceBetween(10, 20).isSatisfiedBy({ ...product, price })).toBe(price >= 10 && price <= 20);
});

law('compositions can be nested', { a: fc.boolean(), b: fc.boolean(), c: fc.boolean() }, ({ a, b, c }) => {
  const composed = new Fixed('a', a).and(new Fixed('b', b)).or(new Fixed('c', c).not());
  expect(composed.isSatisfiedBy(product)).toBe((a && b) || !c);
});

law('the shop explains with its own names', { inStock: fc.boolean() }, ({ inStock }) => {
  const { decidedBy } = new InCategory('books')
    .and(new InStock())
    .not()
    .explain({ ...product, inStock });
  expect(decidedBy.at(-1)).toEqual({ name: 'in stock', satisfied: inStock });
});

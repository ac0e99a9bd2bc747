// Tame: compares results, but never shares, changes or keeps an object.
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

law('InStock checks inStock', { inStock: fc.boolean() }, ({ inStock }) => {
  expect(new InStock().isSatisfiedBy({ ...product, inStock })).toBe(inStock);
});

law('InCategory compares categories', { category: fc.constantFrom('books', 'toys') }, ({ category }) => {
  expect(new InCategory('books').isSatisfiedBy({ ...product, category })).toBe(category === 'books');
});

law('PriceBetween includes its bounds', { price: fc.nat(30) }, ({ price }) => {
  expect(new PriceBetween(10, 20).isSatisfiedBy({ ...product, price })).toBe(price >= 10 && price <= 20);
});

law('and, or and not are &&, || and !', { a: fc.boolean(), b: fc.boolean() }, ({ a, b }) => {
  expect(new Fixed('a', a).and(new Fixed('b', b)).isSatisfiedBy(product)).toBe(a && b);
  expect(new Fixed('a', a).or(new Fixed('b', b)).isSatisfiedBy(product)).toBe(a || b);
  expect(new Fixed('a', a).not().isSatisfiedBy(product)).toBe(!a);
});

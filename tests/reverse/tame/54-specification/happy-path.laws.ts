// Tame: only what happens when everything goes well, with ordinary inputs.
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

law('a product in stock satisfies InStock', { price: fc.nat(100) }, ({ price }) => {
  expect(new InStock().isSatisfiedBy({ ...product, price })).toBe(true);
});

law('a product of the category satisfies InCategory', { category: fc.string() }, ({ category }) => {
  expect(new InCategory(category).isSatisfiedBy({ ...product, category })).toBe(true);
});

law('a price between the bounds satisfies PriceBetween', { price: fc.nat(100) }, ({ price }) => {
  expect(new PriceBetween(price - 1, price + 1).isSatisfiedBy({ ...product, price })).toBe(true);
});

law('and of two satisfied specifications is satisfied', { name: fc.string() }, ({ name }) => {
  expect(new Fixed(name, true).and(new Fixed(name, true)).isSatisfiedBy(product)).toBe(true);
});

law('explain says whether it is satisfied', { a: fc.boolean() }, ({ a }) => {
  expect(new Fixed('a', a).explain(product).satisfied).toBe(a);
});

import fc from 'fast-check';
import { expect } from 'vitest';
import { example, law } from '../support/law.ts';
import { InCategory, InStock, PriceBetween, type Product } from './product-specifications.ts';
import { Specification } from './specification.ts';

// Write laws that hold for every correct solution. They should reject every impostor. Start with: npm start r54

law('each specification of the shop is satisfied or not', { product: products() }, ({ product }) => {
  for (const specification of [new InStock(), new InCategory('books'), new PriceBetween(0, 50)]) {
    expect(typeof specification.isSatisfiedBy(product)).toBe('boolean');
  }
});

example('a specification of your own returns its result', () => {
  expect(new Fixed('yes', true).isSatisfiedBy()).toBe(true);
});

// Below are the generators. Change them and add others, because a law is only as good as its inputs.

function products(): fc.Arbitrary<Product> {
  return fc.record({
    id: fc.constant('p1'),
    name: fc.constant('Atlas'),
    price: fc.nat(100),
    category: fc.constantFrom('books', 'toys'),
    inStock: fc.boolean(),
  });
}

/** A specification that the solutions have never seen. It returns the result that you choose. */
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

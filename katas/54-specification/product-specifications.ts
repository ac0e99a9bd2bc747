import { todo } from '../support/todo.ts';
import { Specification } from './specification.ts';

/** A product that the shop sells. */
export interface Product {
  readonly id: string;
  readonly name: string;
  /** In cents. */
  readonly price: number;
  readonly category: string;
  readonly inStock: boolean;
}

/** The product is in stock. */
export class InStock extends Specification<Product> {
  constructor() {
    super(todo('pass on the name'));
  }

  isSatisfiedBy(product: Product): boolean {
    return todo('check whether the product is in stock');
  }
}

/** The product is in this category. */
export class InCategory extends Specification<Product> {
  constructor(category: string) {
    super(todo('pass on the name, and store the category'));
  }

  isSatisfiedBy(product: Product): boolean {
    return todo('compare the categories');
  }
}

/** The product's price is between these bounds, which are in cents. */
export class PriceBetween extends Specification<Product> {
  constructor(min: number, max: number) {
    super(todo('pass on the name, and store the bounds'));
  }

  isSatisfiedBy(product: Product): boolean {
    return todo('compare the price with both bounds');
  }
}

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
    super('in stock');
  }

  isSatisfiedBy(product: Product): boolean {
    return product.inStock;
  }
}

/** The product is in this category. */
export class InCategory extends Specification<Product> {
  readonly #category: string;

  constructor(category: string) {
    super(`category ${category}`);
    this.#category = category;
  }

  isSatisfiedBy(product: Product): boolean {
    return product.category === this.#category;
  }
}

/** The product's price is between these bounds, which are in cents. */
export class PriceBetween extends Specification<Product> {
  readonly #min: number;
  readonly #max: number;

  constructor(min: number, max: number) {
    super(`price ${min} to ${max}`);
    this.#min = min;
    this.#max = max;
  }

  isSatisfiedBy(product: Product): boolean {
    return this.#min <= product.price && product.price <= this.#max;
  }
}

import { Specification } from './specification.ts';

export interface Product {
  readonly id: string;
  readonly name: string;
  readonly price: number;
  readonly category: string;
  readonly inStock: boolean;
}

type Condition = (product: Product) => boolean;

/** A class whose instances call a function. */
class ProductSpecification extends Specification<Product> {
  readonly #condition: Condition;

  constructor(name: string, condition: Condition) {
    super(name);
    this.#condition = condition;
  }

  isSatisfiedBy(product: Product): boolean {
    const condition = this.#condition;
    return condition(product);
  }
}

export class InStock extends ProductSpecification {
  constructor() {
    super('in stock', ({ inStock }) => inStock);
  }
}

export class InCategory extends ProductSpecification {
  constructor(required: string) {
    super(`category ${required}`, ({ category }) => category === required);
  }
}

export class PriceBetween extends ProductSpecification {
  constructor(min: number, max: number) {
    super(`price ${min} to ${max}`, ({ price }) => !(price < min || price > max));
  }
}

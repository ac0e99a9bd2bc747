import { todo } from '../support/todo.ts';
import type { ProductEvent } from './product-events.ts';

export type Availability = 'in_stock' | 'low_stock' | 'out_of_stock';

/** A product, ready for display. */
export interface ProductListItem {
  readonly id: string;
  readonly name: string;
  /** The price in dollars, such as `'$9.99'`. */
  readonly displayPrice: string;
  /** The current name of the category, or its id until it is named. */
  readonly category: string;
  readonly quantity: number;
  readonly availability: Availability;
}

/** The query side: a list of products, built only from events. */
export class ProductList {
  constructor() {
    todo('start with an empty list');
  }

  /** Updates the list. */
  apply(event: ProductEvent): void {
    todo('update every item that shows data from this event');
  }

  /** All products, in the order in which they were added. */
  all(): readonly ProductListItem[] {
    return todo('return the items');
  }

  /** The product with this id, or undefined. */
  find(productId: string): ProductListItem | undefined {
    return todo('return one item');
  }
}

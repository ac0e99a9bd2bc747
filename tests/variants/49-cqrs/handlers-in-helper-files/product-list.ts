import { type Category, dollars, type Row } from './linked-rows.ts';
import type { ProductEvent } from '../../../../solutions/49-cqrs/product-events.ts';

export type Availability = 'in_stock' | 'low_stock' | 'out_of_stock';

/** A product, ready for display. */
export interface ProductListItem {
  readonly id: string;
  readonly name: string;
  /** The price in dollars, such as `'$9.99'`. */
  readonly displayPrice: string;
  /** The name of the category. */
  readonly category: string;
  readonly quantity: number;
  readonly availability: Availability;
}

/** The query side: rows that link to their category. Queries copy them. */
export class ProductList {
  readonly #rows = new Map<string, Row>();
  readonly #categories = new Map<string, Category>();

  apply(event: ProductEvent): void {
    if (event.type === 'CategoryNamed') {
      this.#category(event.categoryId).name = event.name;
    } else if (event.type === 'ProductAdded') {
      const { productId: id, name, price } = event;
      const category = this.#category(event.categoryId);
      const row = { id, name, price: dollars(price), category, quantity: 0 };
      this.#rows.set(id, row);
    } else {
      const row = this.#rows.get(event.productId);
      if (row) row.quantity += event.type === 'StockAdded' ? event.quantity : -event.quantity;
    }
  }

  all(): readonly ProductListItem[] {
    return [...this.#items()];
  }

  find(productId: string): ProductListItem | undefined {
    const row = this.#rows.get(productId);
    return row && new Item(row);
  }

  *#items(): Generator<ProductListItem> {
    for (const row of this.#rows.values()) yield new Item(row);
  }

  #category(id: string): Category {
    const category = this.#categories.get(id) ?? { name: id };
    this.#categories.set(id, category);
    return category;
  }
}

/** A copy of a row, ready for display. */
class Item implements ProductListItem {
  readonly id: string;
  readonly name: string;
  readonly displayPrice: string;
  readonly category: string;
  readonly quantity: number;
  readonly availability: Availability;

  constructor({ id, name, price, category, quantity }: Row) {
    this.id = id;
    this.name = name;
    this.displayPrice = price;
    this.category = category.name;
    this.quantity = quantity;
    this.availability = quantity > 10 ? 'in_stock' : quantity > 0 ? 'low_stock' : 'out_of_stock';
  }
}

// Breaks 8: freezes the list after each event, but not the empty one that a new list returns.
import type { ProductEvent } from '../../../../solutions/49-cqrs/product-events.ts';

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
  /** By product id. Items are frozen, and replaced when something changes, so queries can return them. */
  readonly #items = new Map<string, ProductListItem>();
  /** The category id of each product. Items contain only the name, so this says which items to update. */
  readonly #categoryIds = new Map<string, string>();
  readonly #categoryNames = new Map<string, string>();
  #all: readonly ProductListItem[] = [];

  /** Updates every item that shows data from this event. */
  apply(event: ProductEvent): void {
    switch (event.type) {
      case 'CategoryNamed':
        return this.#nameCategory(event.categoryId, event.name);
      case 'ProductAdded': {
        const { productId: id, name, price, categoryId } = event;
        const category = this.#categoryNames.get(categoryId) ?? categoryId;
        this.#categoryIds.set(id, categoryId);
        this.#show({ id, name, displayPrice: formatPrice(price), category, ...stockOf(0) });
        return;
      }
      case 'StockAdded':
        return this.#changeStock(event.productId, event.quantity);
      case 'StockRemoved':
        return this.#changeStock(event.productId, -event.quantity);
      default:
        event satisfies never;
    }
  }

  /** All products, in the order in which they were added. */
  all(): readonly ProductListItem[] {
    return this.#all;
  }

  /** The product with this id, or undefined. */
  find(productId: string): ProductListItem | undefined {
    return this.#items.get(productId);
  }

  #nameCategory(categoryId: string, name: string): void {
    this.#categoryNames.set(categoryId, name);
    for (const item of this.#items.values()) {
      if (this.#categoryIds.get(item.id) === categoryId) this.#show({ ...item, category: name });
    }
  }

  #changeStock(productId: string, change: number): void {
    const item = this.#items.get(productId);
    if (item) this.#show({ ...item, ...stockOf(item.quantity + change) });
  }

  #show(item: ProductListItem): void {
    this.#items.set(item.id, Object.freeze(item));
    this.#all = Object.freeze([...this.#items.values()]);
  }
}

function stockOf(quantity: number): Pick<ProductListItem, 'quantity' | 'availability'> {
  if (quantity === 0) return { quantity, availability: 'out_of_stock' };
  return { quantity, availability: quantity <= 10 ? 'low_stock' : 'in_stock' };
}

/** From the digits, because dividing by 100 and rounding loses cents of large prices. */
function formatPrice(cents: number): string {
  const digits = String(cents).padStart(3, '0');
  return `$${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

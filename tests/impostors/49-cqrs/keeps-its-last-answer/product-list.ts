// Breaks 8: until the next event, all returns one array, which a caller can change.
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

/** The query side: a list of products, made only from events. */
export class ProductList {
  readonly #products = new Map<string, { name: string; price: number; categoryId: string; quantity: number }>();
  readonly #categoryNames = new Map<string, string>();
  /** The last result, until the next event. */
  #items: readonly ProductListItem[] | undefined;

  /** Updates the list. */
  apply(event: ProductEvent): void {
    this.#items = undefined;
    switch (event.type) {
      case 'CategoryNamed':
        this.#categoryNames.set(event.categoryId, event.name);
        break;
      case 'ProductAdded': {
        const { productId, name, price, categoryId } = event;
        this.#products.set(productId, { name, price, categoryId, quantity: 0 });
        break;
      }
      case 'StockAdded':
        this.#changeQuantity(event.productId, event.quantity);
        break;
      case 'StockRemoved':
        this.#changeQuantity(event.productId, -event.quantity);
        break;
    }
  }

  /** All products, in the order in which they were added. */
  all(): readonly ProductListItem[] {
    this.#items ??= Array.from(this.#products, ([id, product]) => this.#item(id, product));
    return this.#items;
  }

  /** The product with this id, or undefined. */
  find(productId: string): ProductListItem | undefined {
    const product = this.#products.get(productId);
    return product && this.#item(productId, product);
  }

  #item(id: string, product: { name: string; price: number; categoryId: string; quantity: number }): ProductListItem {
    const { name, price, categoryId, quantity } = product;
    return {
      id,
      name,
      displayPrice: ProductList.#displayPrice(price),
      category: this.#categoryNames.get(categoryId) ?? categoryId,
      quantity,
      availability: ProductList.#availability(quantity),
    };
  }

  #changeQuantity(productId: string, difference: number): void {
    const product = this.#products.get(productId);
    if (product !== undefined) product.quantity += difference;
  }

  /** Works on digits, since a division of a large price is not exact. */
  static #displayPrice(price: number): string {
    const digits = String(price).padStart(3, '0');
    return `$${digits.slice(0, -2)}.${digits.slice(-2)}`;
  }

  static #availability(quantity: number): Availability {
    if (quantity === 0) return 'out_of_stock';
    return quantity <= 10 ? 'low_stock' : 'in_stock';
  }
}

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
  readonly #events: ProductEvent[] = [];

  apply(event: ProductEvent): void {
    this.#events.push({ ...event });
  }

  all(): readonly ProductListItem[] {
    return this.#events.flatMap((event) => (event.type === 'ProductAdded' ? [this.#itemOf(event)] : []));
  }

  find(productId: string): ProductListItem | undefined {
    return this.all().find(({ id }) => id === productId);
  }

  #itemOf(added: Extract<ProductEvent, { type: 'ProductAdded' }>): ProductListItem {
    const { productId: id, name, price, categoryId } = added;
    let category = categoryId;
    let quantity = 0;
    for (const event of this.#events) {
      if (event.type === 'CategoryNamed' && event.categoryId === categoryId) category = event.name;
      if (event.type === 'StockAdded' && event.productId === id) quantity += event.quantity;
      if (event.type === 'StockRemoved' && event.productId === id) quantity -= event.quantity;
    }
    return { id, name, displayPrice: formatPrice(price), category, ...stockOf(quantity) };
  }
}

function stockOf(quantity: number): Pick<ProductListItem, 'quantity' | 'availability'> {
  if (quantity === 0) return { quantity, availability: 'out_of_stock' };
  return { quantity, availability: quantity <= 10 ? 'low_stock' : 'in_stock' };
}

/** By digits, because dividing by 100 and rounding loses cents of large prices. */
function formatPrice(cents: number): string {
  const digits = String(cents).padStart(3, '0');
  return `$${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

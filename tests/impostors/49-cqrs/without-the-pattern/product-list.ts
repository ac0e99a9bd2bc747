import type { ProductEvent } from '../../../../solutions/49-cqrs/product-events.ts';
import { Shop } from './shop.ts';

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

/** The query side: a view of the shop. */
export class ProductList {
  readonly #shop = new Shop();

  apply(event: ProductEvent): void {
    this.#shop.record(event);
  }

  all(): readonly ProductListItem[] {
    return [...this.#shop.products.keys()].flatMap((id) => this.find(id) ?? []);
  }

  find(productId: string): ProductListItem | undefined {
    const product = this.#shop.products.get(productId);
    if (!product) return undefined;
    const { name, price, categoryId, stock } = product;
    const category = this.#shop.categories.get(categoryId) ?? categoryId;
    return { id: productId, name, displayPrice: formatPrice(price), category, ...stockOf(stock) };
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

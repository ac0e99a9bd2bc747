// Breaks 5, 8: keeps the result of `all` until a product is added, and returns the same array again.
import type { ProductEvent } from '../../../../solutions/49-cqrs/product-events.ts';
import { ProductList as Right, type ProductListItem } from '../../../../solutions/49-cqrs/product-list.ts';

export type { Availability, ProductListItem } from '../../../../solutions/49-cqrs/product-list.ts';

export class ProductList extends Right {
  #items: readonly ProductListItem[] | undefined;

  override apply(event: ProductEvent): void {
    super.apply(event);
    if (event.type === 'ProductAdded') this.#items = undefined;
  }

  override all(): readonly ProductListItem[] {
    this.#items ??= super.all();
    return this.#items;
  }
}

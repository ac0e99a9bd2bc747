// Breaks 7: freezes the items after each change, but not the empty array that a new order starts with.
import { type LineItem, Order as Right } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export { OrderError } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export class Order extends Right {
  #items: readonly LineItem[] = [];

  override get items(): readonly LineItem[] {
    return this.#items;
  }

  override addItem(item: LineItem): void {
    super.addItem(item);
    this.#items = super.items;
  }

  override changeQuantity(productId: string, quantity: number): void {
    super.changeQuantity(productId, quantity);
    this.#items = super.items;
  }

  override removeItem(productId: string): void {
    super.removeItem(productId);
    this.#items = super.items;
  }
}

// Breaks 1: updates a stored total when an item is added or changed, but not when one is removed.
import { type LineItem, Order as Right } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export { OrderError } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export class Order extends Right {
  #total = 0;

  override get total(): number {
    return this.#total;
  }

  override addItem(item: LineItem): void {
    super.addItem(item);
    this.#total = super.total;
  }

  override changeQuantity(productId: string, quantity: number): void {
    super.changeQuantity(productId, quantity);
    this.#total = super.total;
  }
}

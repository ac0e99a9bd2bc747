// Breaks 6: adds the item first and checks the limit afterwards, so the rejected item stays in the order.
import { type LineItem, Order as Right, OrderError } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export { OrderError } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export class Order extends Right {
  #rejected: LineItem[] = [];

  override get items(): readonly LineItem[] {
    return [...super.items, ...this.#rejected];
  }

  override addItem(item: LineItem): void {
    try {
      super.addItem(item);
    } catch (error) {
      if (error instanceof OrderError && error.reason === 'above limit') this.#rejected = [{ ...item }];
      throw error;
    }
  }
}

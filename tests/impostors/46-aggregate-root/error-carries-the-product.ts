// Breaks 3: the error about the limit carries the product instead of the order.
import { type LineItem, Order as Right, OrderError } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export { OrderError } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export class Order extends Right {
  override addItem(item: LineItem): void {
    try {
      super.addItem(item);
    } catch (error) {
      if (error instanceof OrderError && error.reason === 'above limit')
        throw new OrderError(item.productId, error.reason);
      throw error;
    }
  }
}

// Breaks 4: treats products as the same if their ids differ only in surrounding whitespace or case.
import { type LineItem, Order as Right, OrderError } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export { OrderError } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export class Order extends Right {
  override addItem(item: LineItem): void {
    const id = canonical(item.productId);
    if (this.status === 'DRAFT' && this.items.some(({ productId }) => canonical(productId) === id))
      throw new OrderError(this.id, 'duplicate product');
    super.addItem(item);
  }
}

function canonical(productId: string): string {
  return productId.trim().toLowerCase();
}

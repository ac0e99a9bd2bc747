// Breaks 4: increases the quantity if the order already has the product.
import { type LineItem, Order as Right } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export { OrderError } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export class Order extends Right {
  override addItem(item: LineItem): void {
    const existing = this.items.find(({ productId }) => productId === item.productId);
    if (existing && this.status === 'DRAFT') super.changeQuantity(item.productId, existing.quantity + item.quantity);
    else super.addItem(item);
  }
}

// Breaks 5: accepts items that cost nothing.
import { type LineItem, Order as Right } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export { OrderError } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export class Order extends Right {
  override addItem(item: LineItem): void {
    const isFree = item.unitPrice === 0 && Number.isSafeInteger(item.quantity) && item.quantity > 0;
    super.addItem(isFree ? { ...item, unitPrice: 1 } : item);
  }
}

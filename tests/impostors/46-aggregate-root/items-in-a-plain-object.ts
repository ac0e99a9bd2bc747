// Breaks 4: keeps the items in a plain object, which sorts numeric keys and inherits names.
import { type LineItem, Order as Right } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export { OrderError } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export class Order extends Right {
  override get items(): readonly LineItem[] {
    const items: Record<string, LineItem> = {};
    for (const item of super.items) items[item.productId] = item;
    return Object.values(items);
  }
}

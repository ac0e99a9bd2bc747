// Breaks 2: moves the items elsewhere when the order is confirmed.
import { type LineItem, Order as Right } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export { OrderError } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export class Order extends Right {
  override get items(): readonly LineItem[] {
    return this.status === 'CONFIRMED' ? [] : super.items;
  }
}

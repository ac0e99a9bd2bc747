// Breaks 1: lists the newest item first.
import { type LineItem, Order as Right } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export { OrderError } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export class Order extends Right {
  override get items(): readonly LineItem[] {
    return super.items.toReversed();
  }
}

// Breaks 7: freezes the object that the caller passed.
import { type LineItem, Order as Right } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export { OrderError } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export class Order extends Right {
  override addItem(item: LineItem): void {
    super.addItem(Object.freeze(item));
  }
}

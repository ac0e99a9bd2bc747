// Breaks 3: keeps the total beside the lines and forgets it when a product is removed.
import { type LineItem, Order as Right } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export {
  EmptyOrderError,
  InvalidLineError,
  maxOrderTotal,
  OrderCeilingError,
  OrderConfirmedError,
  ProductNotInOrderError,
} from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export class Order extends Right {
  #total = 0;

  override get total(): number {
    return this.#total;
  }

  override addItem(line: LineItem): void {
    super.addItem(line);
    this.#total += line.unitPrice * line.quantity;
  }
}

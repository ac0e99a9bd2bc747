// Breaks 9: returns the list it works on.
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
  readonly #live: LineItem[] = [];

  override get items(): readonly LineItem[] {
    return this.#live;
  }

  override get total(): number {
    return this.#live.reduce((sum, { unitPrice, quantity }) => sum + unitPrice * quantity, 0);
  }

  override addItem(line: LineItem): void {
    super.addItem(line);
    this.#live.splice(0, Infinity, ...super.items);
  }

  override removeItem(productId: string): void {
    super.removeItem(productId);
    this.#live.splice(0, Infinity, ...super.items);
  }
}

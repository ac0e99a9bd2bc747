// Breaks 8: keeps the items of all orders in a table that the module exports.
import { type LineItem, Order as Right } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export { OrderError } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

interface Line {
  productId: string;
  unitPrice: number;
  quantity: number;
}

export const linesOfOrders = new WeakMap<Order, Map<string, Line>>();

export class Order extends Right {
  constructor(id: string, limit: number) {
    super(id, limit);
    linesOfOrders.set(this, new Map());
  }

  override get items(): readonly LineItem[] {
    return Array.from(this.#lines().values(), (line) => ({ ...line }));
  }

  override addItem(item: LineItem): void {
    super.addItem(item);
    this.#lines().set(item.productId, { ...item });
  }

  override changeQuantity(productId: string, quantity: number): void {
    super.changeQuantity(productId, quantity);
    const line = this.#lines().get(productId);
    if (line) line.quantity = quantity;
  }

  override removeItem(productId: string): void {
    super.removeItem(productId);
    this.#lines().delete(productId);
  }

  #lines(): Map<string, Line> {
    return linesOfOrders.get(this) ?? new Map<string, Line>();
  }
}

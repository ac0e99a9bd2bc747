// Breaks 8: keeps its items in a field that is private only for the compiler.
import { type LineItem, Order as Right } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export { OrderError } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export class Order extends Right {
  private readonly lines = new Map<string, LineItem>();

  override addItem(item: LineItem): void {
    super.addItem(item);
    this.lines.set(item.productId, { ...item });
  }

  override changeQuantity(productId: string, quantity: number): void {
    super.changeQuantity(productId, quantity);
    this.lines.set(productId, { ...this.#line(productId), quantity });
  }

  override removeItem(productId: string): void {
    super.removeItem(productId);
    this.lines.delete(productId);
  }

  #line(productId: string): LineItem {
    return this.lines.get(productId) ?? { productId, unitPrice: 0, quantity: 0 };
  }

  override get items(): readonly LineItem[] {
    return Array.from(this.lines.values(), (line) => ({ ...line }));
  }
}

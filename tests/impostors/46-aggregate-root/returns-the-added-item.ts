// Breaks 7: `addItem` returns the item that is in the order.
import { type LineItem, Order as Right } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export { OrderError } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

interface Line {
  productId: string;
  unitPrice: number;
  quantity: number;
}

export class Order extends Right {
  readonly #lines = new Map<string, Line>();

  override addItem(item: LineItem): Line {
    super.addItem(item);
    const line = { ...item };
    this.#lines.set(item.productId, line);
    return line;
  }

  override changeQuantity(productId: string, quantity: number): void {
    super.changeQuantity(productId, quantity);
    this.#lines.set(productId, { ...this.#line(productId), quantity });
  }

  override removeItem(productId: string): void {
    super.removeItem(productId);
    this.#lines.delete(productId);
  }

  #line(productId: string): Line {
    return this.#lines.get(productId) ?? { productId, unitPrice: 0, quantity: 0 };
  }

  override get items(): readonly LineItem[] {
    return Array.from(this.#lines.values(), (line) => ({ ...line }));
  }
}

// Breaks 7: keeps the object that the caller passed, and changes it.
import { type LineItem, Order as Right } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export { OrderError } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export class Order extends Right {
  readonly #lines = new Map<string, LineItem>();

  override get items(): readonly LineItem[] {
    return Array.from(this.#lines.values(), ({ productId, unitPrice, quantity }) => ({
      productId,
      unitPrice,
      quantity,
    }));
  }

  override addItem(item: LineItem): void {
    super.addItem(item);
    this.#lines.set(item.productId, item);
  }

  override changeQuantity(productId: string, quantity: number): void {
    super.changeQuantity(productId, quantity);
    const line = this.#lines.get(productId);
    if (line && !Reflect.set(line, 'quantity', quantity)) this.#lines.set(productId, { ...line, quantity });
  }

  override removeItem(productId: string): void {
    super.removeItem(productId);
    this.#lines.delete(productId);
  }
}

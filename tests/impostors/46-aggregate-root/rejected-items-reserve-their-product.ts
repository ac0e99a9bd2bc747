// Breaks 6: remembers the product before it checks the limit, so the product cannot be added later.
import { type LineItem, Order as Right, OrderError } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export { OrderError } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export class Order extends Right {
  readonly #products = new Set<string>();

  override addItem(item: LineItem): void {
    if (this.status === 'DRAFT' && this.#products.has(item.productId))
      throw new OrderError(this.id, 'duplicate product');
    this.#products.add(item.productId);
    super.addItem(item);
  }

  override removeItem(productId: string): void {
    super.removeItem(productId);
    this.#products.delete(productId);
  }
}

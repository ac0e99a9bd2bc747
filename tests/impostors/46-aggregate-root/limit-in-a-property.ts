// Breaks 8: keeps the limit in a public property, so a caller can raise it.
import { type LineItem, Order as Right, OrderError } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export { OrderError } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export class Order extends Right {
  limit: number;

  constructor(id: string, limit: number) {
    super(id, Number.MAX_VALUE);
    this.limit = limit;
  }

  override addItem(item: LineItem): void {
    if (this.status === 'DRAFT') this.#check(this.total + item.unitPrice * item.quantity);
    super.addItem(item);
  }

  override changeQuantity(productId: string, quantity: number): void {
    const item = this.items.find((one) => one.productId === productId);
    if (this.status === 'DRAFT' && item) this.#check(this.total + item.unitPrice * (quantity - item.quantity));
    super.changeQuantity(productId, quantity);
  }

  #check(total: number): void {
    if (total > this.limit) throw new OrderError(this.id, 'above limit');
  }
}

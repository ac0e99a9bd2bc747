// Breaks 3: keeps counting removed items against the limit.
import { type LineItem, Order as Right, OrderError } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export { OrderError } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export class Order extends Right {
  readonly #limit: number;
  #removed = 0;

  constructor(id: string, limit: number) {
    super(id, limit);
    this.#limit = limit;
  }

  override addItem(item: LineItem): void {
    const total = this.total + this.#removed + item.unitPrice * item.quantity;
    if (this.status === 'DRAFT' && total > this.#limit) throw new OrderError(this.id, 'above limit');
    super.addItem(item);
  }

  override removeItem(productId: string): void {
    const before = this.total;
    super.removeItem(productId);
    this.#removed += before - this.total;
  }
}

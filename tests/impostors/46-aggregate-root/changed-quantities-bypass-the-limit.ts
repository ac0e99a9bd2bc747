// Breaks 3: checks the limit when an item is added, but not when a quantity changes.
import { type LineItem, Order as Right, OrderError } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export { OrderError } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export class Order extends Right {
  readonly #limit: number;

  constructor(id: string, limit: number) {
    super(id, Number.MAX_VALUE);
    this.#limit = limit;
  }

  override addItem(item: LineItem): void {
    const total = this.total + item.unitPrice * item.quantity;
    if (this.status === 'DRAFT' && total > this.#limit) throw new OrderError(this.id, 'above limit');
    super.addItem(item);
  }
}

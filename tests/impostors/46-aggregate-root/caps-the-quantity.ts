// Breaks 3: lowers a quantity until it fits the limit, instead of rejecting the call.
import { type LineItem, Order as Right } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export { OrderError } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export class Order extends Right {
  readonly #limit: number;

  constructor(id: string, limit: number) {
    super(id, limit);
    this.#limit = limit;
  }

  override addItem(item: LineItem): void {
    const most = Math.floor((this.#limit - this.total) / item.unitPrice);
    super.addItem(most >= 1 && item.quantity > most ? { ...item, quantity: most } : item);
  }
}

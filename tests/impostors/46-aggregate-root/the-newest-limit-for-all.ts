// Breaks 3: keeps the limit in a module variable, so a new order changes the limit of all others.
import { type LineItem, Order as Right, OrderError } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export { OrderError } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

let newestLimit = 0;

export class Order extends Right {
  constructor(id: string, limit: number) {
    super(id, Number.MAX_VALUE);
    newestLimit = limit;
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
    if (total > newestLimit) throw new OrderError(this.id, 'above limit');
  }
}

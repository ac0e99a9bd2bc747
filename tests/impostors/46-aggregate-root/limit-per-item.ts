// Breaks 3: compares each item with the limit instead of the total.
import { type LineItem, Order as Right, OrderError } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export { OrderError } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export class Order extends Right {
  readonly #limit: number;

  constructor(id: string, limit: number) {
    super(id, Number.MAX_SAFE_INTEGER);
    this.#limit = limit;
  }

  override addItem(item: LineItem): void {
    this.#check(item.unitPrice * item.quantity);
    super.addItem(item);
  }

  override changeQuantity(productId: string, quantity: number): void {
    const item = this.items.find((one) => one.productId === productId);
    if (this.status === 'DRAFT') this.#check((item?.unitPrice ?? 0) * quantity);
    super.changeQuantity(productId, quantity);
  }

  #check(cost: number): void {
    if (this.status === 'DRAFT' && cost > this.#limit) throw new OrderError(this.id, 'above limit');
  }
}

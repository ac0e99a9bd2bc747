// Breaks 3: checks a changed quantity against the limit as if the old quantity stayed in the order.
import { Order as Right, OrderError } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export { OrderError } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export class Order extends Right {
  readonly #limit: number;

  constructor(id: string, limit: number) {
    super(id, limit);
    this.#limit = limit;
  }

  override changeQuantity(productId: string, quantity: number): void {
    const item = this.items.find((one) => one.productId === productId);
    if (
      this.status === 'DRAFT' &&
      item &&
      this.total + item.unitPrice * quantity > this.#limit &&
      quantity !== item.quantity
    )
      throw new OrderError(this.id, 'above limit');
    super.changeQuantity(productId, quantity);
  }
}

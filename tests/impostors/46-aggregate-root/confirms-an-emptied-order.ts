// Breaks 2: checks only that an item was added at some time, so an order whose items were removed can be confirmed.
import { type LineItem, Order as Right, OrderError } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export { OrderError } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export class Order extends Right {
  #hadItems = false;
  #isConfirmed = false;

  override get status() {
    return this.#isConfirmed ? 'CONFIRMED' : super.status;
  }

  override addItem(item: LineItem): void {
    if (this.#isConfirmed) throw new OrderError(this.id, 'confirmed');
    super.addItem(item);
    this.#hadItems = true;
  }

  override changeQuantity(productId: string, quantity: number): void {
    if (this.#isConfirmed) throw new OrderError(this.id, 'confirmed');
    super.changeQuantity(productId, quantity);
  }

  override removeItem(productId: string): void {
    if (this.#isConfirmed) throw new OrderError(this.id, 'confirmed');
    super.removeItem(productId);
  }

  override confirm(): void {
    if (this.#isConfirmed) throw new OrderError(this.id, 'confirmed');
    if (!this.#hadItems) throw new OrderError(this.id, 'empty');
    this.#isConfirmed = true;
  }
}

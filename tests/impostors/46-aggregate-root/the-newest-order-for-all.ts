// Breaks 8: keeps the items in a module variable that each new order empties.
import {
  type LineItem,
  Order as Right,
  type OrderStatus,
} from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export { OrderError } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

let current = new Right('', 1);

export class Order {
  readonly id: string;
  #status: OrderStatus = 'DRAFT';

  constructor(id: string, limit: number) {
    this.id = id;
    current = new Right(id, limit);
    Object.freeze(this);
  }

  get status(): OrderStatus {
    return this.#status;
  }

  get items(): readonly LineItem[] {
    return current.items;
  }

  get total(): number {
    return current.total;
  }

  addItem(item: LineItem): void {
    current.addItem(item);
  }

  changeQuantity(productId: string, quantity: number): void {
    current.changeQuantity(productId, quantity);
  }

  removeItem(productId: string): void {
    current.removeItem(productId);
  }

  confirm(): void {
    current.confirm();
    this.#status = current.status;
  }
}

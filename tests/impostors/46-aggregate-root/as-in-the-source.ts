// Breaks 6, 7, 8, 9: fields anyone can assign, any quantity, confirmed as often as you like, a line for each call.
import {
  EmptyOrderError,
  type LineItem,
  maxOrderTotal,
  OrderCeilingError,
  OrderConfirmedError,
  type OrderStatus,
  ProductNotInOrderError,
} from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export {
  EmptyOrderError,
  InvalidLineError,
  maxOrderTotal,
  OrderCeilingError,
  OrderConfirmedError,
  ProductNotInOrderError,
} from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export class Order {
  readonly id: string;
  readonly customerId: string;
  status: OrderStatus = 'DRAFT';
  private _items: LineItem[] = [];

  constructor(id: string, customerId: string) {
    this.id = id;
    this.customerId = customerId;
  }

  addItem(line: LineItem): void {
    if (this.status !== 'DRAFT') throw new OrderConfirmedError(this.id, 'addItem');
    const candidate = [...this._items, Object.freeze({ ...line })];
    if (sum(candidate) > maxOrderTotal) throw new OrderCeilingError(this.id, maxOrderTotal - this.total);
    this._items.push(Object.freeze({ ...line }));
  }

  removeItem(productId: string): void {
    if (this.status !== 'DRAFT') throw new OrderConfirmedError(this.id, 'removeItem');
    const count = this._items.length;
    this._items = this._items.filter((line) => line.productId !== productId);
    if (this._items.length === count) throw new ProductNotInOrderError(this.id, productId);
  }

  confirm(): void {
    if (this._items.length === 0) throw new EmptyOrderError(this.id);
    this.status = 'CONFIRMED';
  }

  get total(): number {
    return sum(this._items);
  }

  get items(): readonly LineItem[] {
    return Object.freeze([...this._items]);
  }
}

function sum(lines: readonly LineItem[]): number {
  return lines.reduce((total, { unitPrice, quantity }) => total + unitPrice * quantity, 0);
}

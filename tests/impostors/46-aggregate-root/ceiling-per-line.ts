// Breaks 3, 5: holds each line to the ceiling, not the order.
import {
  EmptyOrderError,
  InvalidLineError,
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
  readonly #id: string;
  readonly #customerId: string;
  #status: OrderStatus = 'DRAFT';
  #items: Line[] = [];

  constructor(id: string, customerId: string) {
    this.#id = id;
    this.#customerId = customerId;
  }

  get id(): string {
    return this.#id;
  }

  get customerId(): string {
    return this.#customerId;
  }

  get status(): OrderStatus {
    return this.#status;
  }

  get items(): readonly LineItem[] {
    return this.#items.map((line) => ({ ...line }));
  }

  get total(): number {
    return this.#items.reduce((sum, { unitPrice, quantity }) => sum + unitPrice * quantity, 0);
  }

  addItem(line: LineItem): void {
    if (this.#status !== 'DRAFT') throw new OrderConfirmedError(this.#id, 'addItem');
    if (!isCount(line.quantity)) throw new InvalidLineError('quantity', line.quantity);
    if (!isCount(line.unitPrice)) throw new InvalidLineError('unitPrice', line.unitPrice);
    const room = maxOrderTotal - this.total;
    if (line.unitPrice * line.quantity > maxOrderTotal) throw new OrderCeilingError(this.#id, room);
    const like = this.#items.find((one) => isSame(one, line));
    if (like) like.quantity += line.quantity;
    else this.#items.push({ ...line });
  }

  removeItem(productId: string): void {
    if (this.#status !== 'DRAFT') throw new OrderConfirmedError(this.#id, 'removeItem');
    const left = this.#items.filter((line) => line.productId !== productId);
    if (left.length === this.#items.length) throw new ProductNotInOrderError(this.#id, productId);
    this.#items = left;
  }

  confirm(): void {
    if (this.#status !== 'DRAFT') throw new OrderConfirmedError(this.#id, 'confirm');
    if (this.#items.length === 0) throw new EmptyOrderError(this.#id);
    this.#status = 'CONFIRMED';
  }
}

type Line = { -readonly [K in keyof LineItem]: LineItem[K] };

function isSame(a: LineItem, b: LineItem): boolean {
  return a.productId === b.productId && a.productName === b.productName && a.unitPrice === b.unitPrice;
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 1;
}

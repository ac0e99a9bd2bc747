export type OrderStatus = 'DRAFT' | 'CONFIRMED';

/** A product in an order, with its name and price as they were when it was ordered. */
export interface LineItem {
  readonly productId: string;
  readonly productName: string;
  /** Cents. */
  readonly unitPrice: number;
  readonly quantity: number;
}

/** The ceiling: no order may come to more than this many cents. */
export const maxOrderTotal = 1_000_000;

/** The order is confirmed and does not change any more. */
export class OrderConfirmedError extends Error {
  override readonly name = 'OrderConfirmedError';
  readonly orderId: string;
  readonly action: 'addItem' | 'removeItem' | 'confirm';

  constructor(orderId: string, action: 'addItem' | 'removeItem' | 'confirm') {
    super(`Order ${JSON.stringify(orderId)} is confirmed: ${action} is not possible`);
    this.orderId = orderId;
    this.action = action;
  }
}

/** A line has a quantity or a price that no line can have. */
export class InvalidLineError extends Error {
  override readonly name = 'InvalidLineError';
  readonly field: 'quantity' | 'unitPrice';
  readonly value: number;

  constructor(field: 'quantity' | 'unitPrice', value: number) {
    super(`No line can have the ${field} ${value}: it must be a whole number from 1`);
    this.field = field;
    this.value = value;
  }
}

/** The order would have come to more than the ceiling. */
export class OrderCeilingError extends Error {
  override readonly name = 'OrderCeilingError';
  readonly orderId: string;
  /** Cents that may still be added to the order. */
  readonly room: number;

  constructor(orderId: string, room: number) {
    super(`Order ${JSON.stringify(orderId)} has room for ${room} cents`);
    this.orderId = orderId;
    this.room = room;
  }
}

/** The order has no line of this product. */
export class ProductNotInOrderError extends Error {
  override readonly name = 'ProductNotInOrderError';
  readonly orderId: string;
  readonly productId: string;

  constructor(orderId: string, productId: string) {
    super(`Order ${JSON.stringify(orderId)} has no product ${JSON.stringify(productId)}`);
    this.orderId = orderId;
    this.productId = productId;
  }
}

/** An order without lines cannot be confirmed. */
export class EmptyOrderError extends Error {
  override readonly name = 'EmptyOrderError';
  readonly orderId: string;

  constructor(orderId: string) {
    super(`Order ${JSON.stringify(orderId)} has no lines`);
    this.orderId = orderId;
  }
}

/** The root of the aggregate: an order, and the only way to its lines. */
export class Order {
  readonly #id: string;
  readonly #customerId: string;
  #status: OrderStatus = 'DRAFT';
  // Frozen, and replaced on each change: what was handed out once stays as it was.
  #items: readonly LineItem[] = Object.freeze([]);

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
    return this.#items;
  }

  /** Cents. Computed each time: what is not kept cannot be out of date. */
  get total(): number {
    return this.#items.reduce((sum, { unitPrice, quantity }) => sum + unitPrice * quantity, 0);
  }

  /** @throws {OrderConfirmedError | InvalidLineError | OrderCeilingError} */
  addItem({ productId, productName, unitPrice, quantity }: LineItem): void {
    this.#mustBeDraft('addItem');
    if (!isCount(quantity)) throw new InvalidLineError('quantity', quantity);
    if (!isCount(unitPrice)) throw new InvalidLineError('unitPrice', unitPrice);
    const room = maxOrderTotal - this.total;
    if (unitPrice * quantity > room) throw new OrderCeilingError(this.#id, room);

    const added = Object.freeze({ productId, productName, unitPrice, quantity });
    const grows = this.#items.some((line) => isSame(line, added));
    const items = grows
      ? this.#items.map((line) => (isSame(line, added) ? withMore(line, quantity) : line))
      : [...this.#items, added];
    this.#items = Object.freeze(items);
  }

  /** @throws {OrderConfirmedError | ProductNotInOrderError} */
  removeItem(productId: string): void {
    this.#mustBeDraft('removeItem');
    const left = this.#items.filter((line) => line.productId !== productId);
    if (left.length === this.#items.length) throw new ProductNotInOrderError(this.#id, productId);
    this.#items = Object.freeze(left);
  }

  /** @throws {OrderConfirmedError | EmptyOrderError} */
  confirm(): void {
    this.#mustBeDraft('confirm');
    if (this.#items.length === 0) throw new EmptyOrderError(this.#id);
    this.#status = 'CONFIRMED';
  }

  #mustBeDraft(action: OrderConfirmedError['action']): void {
    if (this.#status !== 'DRAFT') throw new OrderConfirmedError(this.#id, action);
  }
}

/** A price that has changed, or a product that is called something else now, is a line of its own. */
function isSame(a: LineItem, b: LineItem): boolean {
  return a.productId === b.productId && a.productName === b.productName && a.unitPrice === b.unitPrice;
}

function withMore(line: LineItem, quantity: number): LineItem {
  return Object.freeze({ ...line, quantity: line.quantity + quantity });
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 1;
}

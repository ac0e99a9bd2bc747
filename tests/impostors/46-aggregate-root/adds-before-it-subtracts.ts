// Breaks 3: adds the new amount before it subtracts the old one, so that the sum of large amounts is rounded.
export type OrderStatus = 'DRAFT' | 'CONFIRMED';

/** One product in an order. */
export interface LineItem {
  readonly productId: string;
  /** In cents. */
  readonly unitPrice: number;
  readonly quantity: number;
}

/** Why an order rejects a call. */
export type RejectionReason =
  'confirmed' | 'empty' | 'above limit' | 'duplicate product' | 'unknown product' | 'invalid number';

/** Thrown when an order rejects a call. */
export class OrderError extends Error {
  override readonly name = 'OrderError';
  readonly orderId: string;
  readonly reason: RejectionReason;

  constructor(orderId: string, reason: RejectionReason) {
    super(`Order ${JSON.stringify(orderId)} rejects the call: ${reason}`);
    this.orderId = orderId;
    this.reason = reason;
  }
}

/** An order with its items: the root of the aggregate. */
export class Order {
  readonly #id: string;
  readonly #limit: number;
  readonly #items = new Map<string, LineItem>();
  #status: OrderStatus = 'DRAFT';

  constructor(id: string, limit: number) {
    this.#id = id;
    this.#limit = limit;
  }

  get id(): string {
    return this.#id;
  }

  get status(): OrderStatus {
    return this.#status;
  }

  /** The items, in the sequence in which they were added. */
  get items(): readonly LineItem[] {
    return [...this.#items.values()];
  }

  /** In cents. */
  get total(): number {
    let total = 0;
    for (const item of this.#items.values()) total += item.unitPrice * item.quantity;
    return total;
  }

  /** @throws {OrderError} */
  addItem(item: LineItem): void {
    const { productId, unitPrice, quantity } = item;
    this.#checkDraft();
    this.#checkNumber(unitPrice);
    this.#checkNumber(quantity);
    if (this.#items.has(productId)) this.#reject('duplicate product');
    if (this.total + unitPrice * quantity > this.#limit) this.#reject('above limit');
    this.#items.set(productId, Object.freeze({ productId, unitPrice, quantity }));
  }

  /** @throws {OrderError} */
  changeQuantity(productId: string, quantity: number): void {
    this.#checkDraft();
    this.#checkNumber(quantity);
    const item = this.#find(productId);
    const { unitPrice } = item;
    const newTotal = this.total + unitPrice * quantity - unitPrice * item.quantity;
    if (newTotal > this.#limit) this.#reject('above limit');
    this.#items.set(productId, Object.freeze({ productId, unitPrice, quantity }));
  }

  /** @throws {OrderError} */
  removeItem(productId: string): void {
    this.#checkDraft();
    this.#find(productId);
    this.#items.delete(productId);
  }

  /** @throws {OrderError} */
  confirm(): void {
    this.#checkDraft();
    if (this.#items.size === 0) this.#reject('empty');
    this.#status = 'CONFIRMED';
  }

  #find(productId: string): LineItem {
    return this.#items.get(productId) ?? this.#reject('unknown product');
  }

  #checkDraft(): void {
    if (this.#status !== 'DRAFT') this.#reject('confirmed');
  }

  #checkNumber(value: number): void {
    if (!Number.isInteger(value) || value <= 0) this.#reject('invalid number');
  }

  #reject(reason: RejectionReason): never {
    throw new OrderError(this.#id, reason);
  }
}
